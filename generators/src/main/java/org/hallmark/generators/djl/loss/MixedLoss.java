package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.Target;
import org.hallmark.generators.mixed.MixedShape;

/**
 * Minus the log-likelihood of a {@link MixedShape}, record by record, exact where there is no
 * latent vector; with one, minus the evidence lower bound at one draw of it. The sum of the
 * columns' laws; the divergence of the latent vector is taken in closed form.
 *
 * @param shape the widths and heads
 */
record MixedLoss(MixedShape shape) implements RecordLoss {
  private static final float LOG_VARIANCE_BOUND = 8;

  @Override
  public NDArray of(Dense dense, Batch batch) {
    NDArray measure =
        Columns.range(batch.part(2), Target.WIDTH * columns(), 1 + Target.WIDTH * columns());
    NDArray loss = measure.sum(new int[] {1}).neg();
    NDArray given = batch.part(3);
    if (shape.latent() > 0) {
      NDArray moments =
          Columns.perceptron(dense, shape.encoder(), Columns.joined(List.of(batch.part(0), given)));
      NDArray mean = Columns.range(moments, 0, shape.latent());
      NDArray logVariance =
          Columns.range(moments, shape.latent(), 2 * shape.latent())
              .clip(-LOG_VARIANCE_BOUND, LOG_VARIANCE_BOUND);
      NDArray half = batch.constant(0.5f);
      NDArray latent = mean.add(logVariance.mul(half).exp().mul(batch.noise()));
      NDArray divergence = mean.square().add(logVariance.exp()).sub(1).sub(logVariance).mul(half);
      loss = loss.add(divergence.sum(new int[] {1}));
      given = Columns.joined(List.of(latent, given));
    }
    NDArray shared = Columns.rectified(dense, shape.decoder(), given);
    for (int column = 0; column < columns(); column++) {
      loss = loss.sub(logLikelihood(dense, shared, batch, column));
    }
    return loss;
  }

  private int columns() {
    return shape.heads().size();
  }

  private NDArray logLikelihood(Dense dense, NDArray shared, Batch batch, int column) {
    Head head = shape.heads().get(column);
    NDArray own =
        Columns.rectified(
            dense, List.of(shape.own(column)), Columns.joined(seen(shared, batch, column)));
    NDArray raw = dense.apply(shape.law(column), own);
    int at = Target.WIDTH * column;
    return new HeadArrays(head, raw, Columns.range(batch.part(2), at, at + Target.WIDTH), batch)
        .logLikelihood();
  }

  private List<NDArray> seen(NDArray shared, Batch batch, int column) {
    List<NDArray> seen = new ArrayList<>();
    seen.add(shared);
    if (column > 0) {
      seen.add(Columns.range(batch.part(0), 0, shape.seenBefore(column)));
      if (shape.allGuides() > 0) {
        int from = (column - 1) * shape.allGuides();
        seen.add(Columns.range(batch.part(1), from, from + shape.allGuides()));
      }
    }
    return seen;
  }
}
