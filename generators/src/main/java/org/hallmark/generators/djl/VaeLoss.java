package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.VaeShape;

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
record VaeLoss(VaeShape shape) {
  static final float LOG_VARIANCE_BOUND = 8;

  /** What a dense layer makes of its inputs. */
  interface Dense {
    NDArray apply(Layer layer, NDArray input);
  }

  /** One micro-batch, a record in each row. */
  record Batch(NDArray codes, NDArray guides, NDArray conditions, NDArray noise) {}

  NDArray of(Dense dense, Batch batch) {
    NDArray encoded = batch.codes().concat(batch.conditions(), 1);
    List<Layer> encoder = shape.encoder();
    int last = encoder.size() - 1;
    NDArray inner = hidden(dense, encoder.subList(0, last), encoded);
    NDArray moments = dense.apply(encoder.get(last), inner);
    NDList halves = moments.split(new long[] {shape.latent()}, 1);
    NDArray mean = halves.get(0);
    NDArray logVariance = halves.get(1).clip(-LOG_VARIANCE_BOUND, LOG_VARIANCE_BOUND);
    NDArray half = constant(batch, 0.5f);
    NDArray latent = mean.add(logVariance.mul(half).exp().mul(batch.noise()));
    NDArray shared = hidden(dense, shape.decoder(), latent.concat(batch.conditions(), 1));
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
        .mul(batch.codes())
        .sum(new int[] {1})
        .mul(constant(batch, 1 / VaeShape.CODE_INPUT));
  }

  /** All columns side by side. Joining a single array would copy it, and a copy has no gradient. */
  private static NDArray joined(NDList arrays) {
    return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(arrays, 1);
  }

  /**
   * A number in memory of the engine's own. A Java number in its place would be wrapped, saved for
   * the backward pass, and freed by the garbage collector before that reads it.
   */
  private static NDArray constant(Batch batch, float value) {
    return batch.noise().getManager().full(new Shape(), value);
  }

  private NDList seen(NDArray shared, Batch batch, int column) {
    NDList seen = new NDList(shared);
    seen.add(batch.codes().get(new NDIndex(":, 0:" + shape.codesBefore(column))));
    if (shape.allGuides() > 0) {
      int from = (column - 1) * shape.allGuides();
      seen.add(batch.guides().get(new NDIndex(":, " + from + ":" + (from + shape.allGuides()))));
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
