package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.hallmark.generators.gan.GanShape;

/**
 * What records add to the loss of a Wasserstein critic f: −f(x, y). The other half sees no record
 * and is post-processing.
 *
 * @param shape of the critic
 */
record CriticLoss(GanShape shape) implements RecordLoss {
  @Override
  public NDArray of(Dense dense, Batch batch) {
    NDArray seen =
        shape.features() == 0
            ? batch.part(0)
            : Columns.joined(List.of(batch.part(0), batch.part(1)));
    return Columns.perceptron(dense, shape.critic(), seen).neg().sum(new int[] {1});
  }
}
