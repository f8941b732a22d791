package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.VaeShape;

/**
 * The clipped gradients of a conditional variational autoencoder (Kingma and Welling 2014; Sohn,
 * Lee and Yan 2015), by probes.
 *
 * <p>Encoder: one-hot codes and conditions → mean μ and log-variance λ of the latent vector z = μ +
 * exp(λ/2)·ξ, ξ standard normal. Decoder: z and conditions → logits of every code. The loss of a
 * record is the sum over its columns of −log softmax(logits)[code] plus KL(q(z) ‖ N(0, 1)) = ½ Σ
 * (μ² + exp λ − 1 − λ): minus the evidence lower bound. λ is clamped to ±{@value
 * #LOG_VARIANCE_BOUND}.
 *
 * <p>Records go through in micro-batches of one fixed shape, padded with zeros, so that what is
 * computed of a record does not depend on how many others were drawn.
 */
public final class ProbedVae implements ClippedGradients {
  /** Most rows in a micro-batch. */
  public static final int LARGEST_MICRO_BATCH = 512;

  private static final int MICRO_BATCH_STEP = 32;

  static final float LOG_VARIANCE_BOUND = 8;

  private final VaeShape shape;
  private final ParameterLayout layout;
  private final EncodedRows rows;
  private final float clip;
  private final NDManager base;
  private final int microBatch;
  private final StagingBuffer staging;
  private final StagingBuffer parameters;

  /**
   * Over {@code rows}, with gradients clipped to {@code clip}.
   *
   * @param batch the number of records that a step expects, from the plan; it sets the rows in a
   *     micro-batch
   */
  public ProbedVae(
      TorchEngine engine, VaeShape shape, EncodedRows rows, double clip, double batch) {
    this.shape = shape;
    this.layout = ParameterLayout.of(shape.layers());
    this.rows = rows;
    this.clip = (float) clip;
    this.base = engine.newManager();
    this.microBatch = microBatch(batch);
    int width = shape.allCodes() + guideWidth() + shape.conditions() + shape.latent();
    this.staging = new StagingBuffer(microBatch * width);
    this.parameters = new StagingBuffer(layout.size());
  }

  @Override
  public void sum(float[] weights, int[] drawn, float[] noise, float[] sum) {
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager step = base.newSubManager()) {
      Map<String, NDArray> tensors = tensors(step, weights);
      Map<String, NDArray> sums = zeros(step);
      for (int from = 0; from < drawn.length; from += microBatch) {
        try (NDManager micro = step.newSubManager()) {
          int count = Math.min(microBatch, drawn.length - from);
          microBatch(micro, tensors, stage(micro, drawn, from, count, noise), count, sums);
        }
      }
      read(sums, sum);
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  /**
   * The expected batch, rounded up to a whole multiple of {@value #MICRO_BATCH_STEP}, or the most.
   */
  static int microBatch(double batch) {
    double steps = Math.ceil(batch / MICRO_BATCH_STEP);
    return (int) Math.min(LARGEST_MICRO_BATCH, Math.max(1, steps) * MICRO_BATCH_STEP);
  }

  @Override
  public void close() {
    base.close();
  }

  private void microBatch(
      NDManager micro,
      Map<String, NDArray> tensors,
      Batch batch,
      int count,
      Map<String, NDArray> sums) {
    ProbeTape tape = new ProbeTape(micro);
    tape.backward(losses(tape, tensors, batch));
    tape.clippedSums(
        clip,
        count,
        (layer, weight, bias) -> {
          sums.get(layer.weight()).addi(weight);
          sums.get(layer.bias()).addi(bias);
        });
  }

  private record Batch(NDArray codes, NDArray guides, NDArray conditions, NDArray noise) {}

  private NDArray losses(ProbeTape tape, Map<String, NDArray> tensors, Batch batch) {
    NDArray encoded = batch.codes().concat(batch.conditions(), 1);
    List<Layer> encoder = shape.encoder();
    int last = encoder.size() - 1;
    NDArray inner = hidden(tape, tensors, encoder.subList(0, last), encoded);
    NDArray moments = dense(tape, tensors, encoder.get(last), inner);
    NDList halves = moments.split(new long[] {shape.latent()}, 1);
    NDArray mean = halves.get(0);
    NDArray logVariance = halves.get(1).clip(-LOG_VARIANCE_BOUND, LOG_VARIANCE_BOUND);
    NDArray latent = mean.add(logVariance.mul(0.5f).exp().mul(batch.noise()));
    NDArray shared = hidden(tape, tensors, shape.decoder(), latent.concat(batch.conditions(), 1));
    NDArray divergence =
        mean.square().add(logVariance.exp()).sub(1).sub(logVariance).mul(0.5f).sum(new int[] {1});
    return divergence.sub(logLikelihood(tape, tensors, shared, batch));
  }

  private NDArray logLikelihood(
      ProbeTape tape, Map<String, NDArray> tensors, NDArray shared, Batch batch) {
    NDList logProbabilities = new NDList();
    for (int column = 0; column < shape.codes().size(); column++) {
      NDArray input = column == 0 ? shared : NDArrays.concat(seen(shared, batch, column), 1);
      NDArray head = hidden(tape, tensors, List.of(shape.head(column)), input);
      logProbabilities.add(dense(tape, tensors, shape.logits(column), head).logSoftmax(1));
    }
    return NDArrays.concat(logProbabilities, 1)
        .mul(batch.codes())
        .sum(new int[] {1})
        .div(VaeShape.CODE_INPUT);
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

  private static NDArray hidden(
      ProbeTape tape, Map<String, NDArray> tensors, List<Layer> layers, NDArray input) {
    NDArray values = input;
    for (Layer layer : layers) {
      values = Activation.relu(dense(tape, tensors, layer, values));
    }
    return values;
  }

  private static NDArray dense(
      ProbeTape tape, Map<String, NDArray> tensors, Layer layer, NDArray input) {
    return tape.dense(layer, input, tensors.get(layer.weight()), tensors.get(layer.bias()));
  }

  private Batch stage(NDManager micro, int[] drawn, int from, int count, float[] noise) {
    FloatBuffer to = staging.floats();
    int codes = shape.allCodes();
    int guides = guideWidth();
    int conditions = shape.conditions();
    int latent = shape.latent();
    int guidesAt = microBatch * codes;
    int conditionsAt = guidesAt + microBatch * guides;
    int noiseAt = conditionsAt + microBatch * conditions;
    to.put(0, new float[to.capacity()]);
    for (int i = 0; i < count; i++) {
      int row = drawn[from + i];
      oneHot(to, i * codes, rows.codes()[row], shape.codes());
      oneHot(to, guidesAt + i * guides, rows.guides()[row], shape.guides());
      to.put(conditionsAt + i * conditions, rows.conditions()[row]);
      to.put(noiseAt + i * latent, noise, (from + i) * latent, latent);
    }
    return new Batch(
        staging.array(micro, 0, new Shape(microBatch, codes)),
        staging.array(micro, guidesAt, new Shape(microBatch, guides)),
        staging.array(micro, conditionsAt, new Shape(microBatch, conditions)),
        staging.array(micro, noiseAt, new Shape(microBatch, latent)));
  }

  private int guideWidth() {
    return shape.allGuides() * (shape.codes().size() - 1);
  }

  /** Marks one place per code; the widths repeat where there are more codes. */
  private static void oneHot(FloatBuffer to, int offset, int[] codes, List<Integer> widths) {
    int at = offset;
    for (int c = 0; c < codes.length; c++) {
      to.put(at + codes[c], VaeShape.CODE_INPUT);
      at += widths.get(c % widths.size());
    }
  }

  private Map<String, NDArray> tensors(NDManager step, float[] weights) {
    parameters.floats().put(0, weights);
    Map<String, NDArray> tensors = new HashMap<>();
    for (ParameterLayout.Slot slot : layout.slots()) {
      tensors.put(slot.name(), parameters.array(step, slot.offset(), shapeOf(slot)));
    }
    return tensors;
  }

  private Map<String, NDArray> zeros(NDManager step) {
    Map<String, NDArray> zeros = new HashMap<>();
    layout.slots().forEach(s -> zeros.put(s.name(), step.zeros(shapeOf(s))));
    return zeros;
  }

  private void read(Map<String, NDArray> sums, float[] into) {
    for (ParameterLayout.Slot slot : layout.slots()) {
      float[] values = sums.get(slot.name()).toFloatArray();
      System.arraycopy(values, 0, into, slot.offset(), values.length);
    }
  }

  private static Shape shapeOf(ParameterLayout.Slot slot) {
    return new Shape(slot.shape().stream().mapToLong(n -> n).toArray());
  }
}
