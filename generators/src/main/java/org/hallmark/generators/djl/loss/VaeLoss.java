package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.vae.VaeShape;

/**
 * The loss of a conditional variational autoencoder (Kingma and Welling 2014; Sohn, Lee and Yan
 * 2015), record by record.
 *
 * <p>Encoder: one-hot codes and conditions → mean μ and log-variance λ of the latent vector z = μ +
 * exp(λ/2)·ξ, ξ standard normal. Decoder: z and conditions → logits of every code. The loss of a
 * record is the sum over its columns of −log softmax(logits)[code] plus KL(q(z) ‖ N(0, 1)) = ½ Σ
 * (μ² + exp λ − 1 − λ): minus the evidence lower bound. λ is clamped to ±{@value
 * #LOG_VARIANCE_BOUND}.
 *
 * <p>No record's loss depends on another's; no layer may take a statistic over the batch.
 *
 * @param shape the widths
 */
public record VaeLoss(VaeShape shape) implements RecordLoss {
  /** Bound of the log-variance. */
  public static final float LOG_VARIANCE_BOUND = 8;

  @Override
  public NDArray of(Dense dense, Batch batch) {
    NDArray encoded = batch.part(0).concat(batch.part(2), 1);
    List<Layer> encoder = shape.encoder();
    int last = encoder.size() - 1;
    NDArray inner = hidden(dense, encoder.subList(0, last), encoded);
    NDArray moments = dense.apply(encoder.get(last), inner);
    NDList halves = moments.split(new long[] {shape.latent()}, 1);
    NDArray mean = halves.get(0);
    NDArray logVariance = halves.get(1).clip(-LOG_VARIANCE_BOUND, LOG_VARIANCE_BOUND);
    NDArray half = batch.constant(0.5f);
    NDArray latent = mean.add(logVariance.mul(half).exp().mul(batch.noise()));
    NDArray shared = hidden(dense, shape.decoder(), latent.concat(batch.part(2), 1));
    NDArray divergence =
        mean.square().add(logVariance.exp()).sub(1).sub(logVariance).mul(half).sum(new int[] {1});
    return divergence.sub(logLikelihood(dense, shared, batch));
  }

  private NDArray logLikelihood(Dense dense, NDArray shared, Batch batch) {
    NDList logProbabilities = new NDList();
    for (int column = 0; column < shape.codes().size(); column++) {
      NDArray input = column == 0 ? shared : NDArrays.concat(seen(shared, batch, column), 1);
      NDArray head = hidden(dense, List.of(shape.head(column)), input);
      logProbabilities.add(dense.apply(shape.logits(column), head).logSoftmax(1));
    }
    return joined(logProbabilities)
        .mul(batch.part(0))
        .sum(new int[] {1})
        .mul(batch.constant(1 / VaeShape.CODE_INPUT));
  }

  /** All columns side by side. Joining a single array would copy it, and a copy has no gradient. */
  private static NDArray joined(NDList arrays) {
    return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(arrays, 1);
  }

  private NDList seen(NDArray shared, Batch batch, int column) {
    NDList seen = new NDList(shared);
    seen.add(batch.part(0).get(new NDIndex(":, 0:" + shape.codesBefore(column))));
    if (shape.allGuides() > 0) {
      int from = (column - 1) * shape.allGuides();
      seen.add(batch.part(1).get(new NDIndex(":, " + from + ":" + (from + shape.allGuides()))));
    }
    return seen;
  }

  private static NDArray hidden(Dense dense, List<Layer> layers, NDArray input) {
    NDArray values = input;
    for (Layer layer : layers) {
      // Memory that is given back early is taken again while it is still in the cache.
      try (NDArray before = dense.apply(layer, values)) {
        values = Activation.relu(before);
      }
    }
    return values;
  }
}
