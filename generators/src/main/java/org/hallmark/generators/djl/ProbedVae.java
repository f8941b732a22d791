package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;

/**
 * The clipped gradients of a conditional variational autoencoder ({@link VaeLoss}), by probes.
 *
 * <p>Records go through in micro-batches of one fixed shape, padded with zeros, so that what is
 * computed of a record does not depend on how many others were drawn.
 */
public final class ProbedVae implements ClippedGradients {
  /** Most rows in a micro-batch. */
  public static final int LARGEST_MICRO_BATCH = 512;

  private static final int MICRO_BATCH_STEP = 32;

  private final VaeLoss loss;
  private final List<Layer> layers;
  private final ParameterLayout layout;
  private final DpSgd dpSgd;
  private final NDManager base;
  private final int microBatch;
  private final StagedRows staging;
  private final StagingBuffer parameters;

  /**
   * Over {@code rows}.
   *
   * @param dpSgd gives the clipping norm, how sums are taken and, by the divisor, the rows in a
   *     micro-batch
   */
  public ProbedVae(TorchEngine engine, VaeShape shape, EncodedRows rows, DpSgd dpSgd) {
    this(engine, shape, rows, dpSgd, microBatch(dpSgd.divisor()));
  }

  ProbedVae(TorchEngine engine, VaeShape shape, EncodedRows rows, DpSgd dpSgd, int microBatch) {
    this.loss = new VaeLoss(shape);
    this.layers = shape.layers();
    this.layout = ParameterLayout.of(layers);
    this.dpSgd = dpSgd;
    this.base = engine.newManager();
    this.microBatch = microBatch;
    this.staging = new StagedRows(shape, rows, microBatch);
    this.parameters = new StagingBuffer(layout.size());
  }

  @Override
  public void sum(float[] weights, int[] drawn, float[] noise, StepVector sum) {
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager step = newStep()) {
      ClippedSums sums = ClippedSums.of(step, layers, layout, dpSgd);
      addTo(sums, step, weights, drawn, noise);
      sums.read(sum);
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  /** Memory of the engine for one step. */
  NDManager newStep() {
    return base.newSubManager();
  }

  /** Adds the clipped gradients of {@code drawn} records, while gradients are being recorded. */
  void addTo(ClippedSums sums, NDManager step, float[] weights, int[] drawn, float[] noise) {
    eachMicroBatch(step, weights, staging, drawn, noise, sums::add);
  }

  /** What to do with the factors of a micro-batch. */
  interface Sink {
    void add(List<ProbeTape.Factors> factors, int records);
  }

  /** Hands on the factors of micro-batches of other rows of the same shape. */
  void eachFactors(float[] weights, EncodedRows others, int[] drawn, float[] noise, Sink sink) {
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager step = newStep()) {
      StagedRows staged = new StagedRows(loss.shape(), others, microBatch);
      eachMicroBatch(step, weights, staged, drawn, noise, sink);
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  private void eachMicroBatch(
      NDManager step, float[] weights, StagedRows staged, int[] drawn, float[] noise, Sink sink) {
    Map<String, NDArray> tensors = tensors(step, weights);
    for (int from = 0; from < drawn.length; from += microBatch) {
      try (NDManager micro = step.newSubManager()) {
        int count = Math.min(microBatch, drawn.length - from);
        ProbeTape tape = new ProbeTape(micro, tensors);
        tape.backward(loss.of(tape, staged.batch(micro, drawn, from, count, noise)));
        sink.add(tape.factors(), count);
      }
    }
  }

  /**
   * The expected batch, rounded up to a whole multiple of {@value #MICRO_BATCH_STEP}, or the most.
   */
  static int microBatch(double batch) {
    double steps = Math.ceil(batch / MICRO_BATCH_STEP);
    return (int) Math.min(LARGEST_MICRO_BATCH, Math.max(1, steps) * MICRO_BATCH_STEP);
  }

  /**
   * Passes if exact sums can be exact here, or are not asked for.
   *
   * @throws org.hallmark.generators.InexactEngineException if they cannot
   */
  public void requireExactness(float[] weights) {
    if (dpSgd.sums() == Sums.EXACT) {
      RowIndependence.require(this, loss.shape(), weights, microBatch);
    }
  }

  @Override
  public void close() {
    base.close();
  }

  private Map<String, NDArray> tensors(NDManager step, float[] weights) {
    parameters.floats().put(0, weights);
    Map<String, NDArray> tensors = new HashMap<>();
    for (ParameterLayout.Slot slot : layout.slots()) {
      tensors.put(slot.name(), parameters.array(step, slot.offset(), shapeOf(slot)));
    }
    return tensors;
  }

  static Shape shapeOf(ParameterLayout.Slot slot) {
    return new Shape(slot.shape().stream().mapToLong(n -> n).toArray());
  }
}
