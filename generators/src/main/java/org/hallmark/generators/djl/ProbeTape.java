package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.Layer;

/**
 * Dense layers that leave a probe at each pre-activation, and the per-record gradients read off the
 * probes.
 *
 * <p>The bias of every record is a leaf of its own, so that one backward pass of the summed loss
 * gives δ, the gradient of each record's loss at each pre-activation. The gradient of record i in a
 * layer with input a is the outer product δᵢ aᵢᵀ (and δᵢ for the bias); its squared norm
 * |δᵢ|²(|aᵢ|² + 1) needs no gradient of single records to be formed, and the clipped sum is one
 * product of matrices (book-keeping: Bu, Wang, Zha and Karypis 2023, <i>Differentially private
 * optimization on large model at small cost</i>). It holds for losses that are sums over records;
 * nothing here may mix records.
 *
 * <p>A tape serves one micro-batch and belongs to its manager.
 */
final class ProbeTape {
  private record Use(Layer layer, NDArray input, NDArray probe) {}

  /** What a layer's part of the clipped sum is. */
  interface Sink {
    void add(Layer layer, NDArray weight, NDArray bias);
  }

  private final NDManager manager;
  private final List<Use> uses = new ArrayList<>();

  ProbeTape(NDManager manager) {
    this.manager = manager;
  }

  /** {@code input} × weightᵀ + bias, with a probe in place of the bias. */
  NDArray dense(Layer layer, NDArray input, NDArray weight, NDArray bias) {
    Shape shape = new Shape(input.getShape().get(0), layer.outputs());
    NDArray probe = manager.zeros(shape).add(bias);
    probe.setRequiresGradient(true);
    uses.add(new Use(layer, input, probe));
    return Linear.linear(input, weight, probe).singletonOrThrow();
  }

  /** One backward pass of the sum of the records' losses. */
  void backward(NDArray losses) {
    PtNDArray total = (PtNDArray) losses.sum();
    JniUtils.backward(total, (PtNDArray) total.onesLike(), false, false);
  }

  /**
   * Adds each layer's part of the clipped sum to {@code sink}.
   *
   * @param clip the bound C
   * @param records the first so many rows are records, the rest is padding
   */
  void clippedSums(float clip, int records, Sink sink) {
    List<NDArray> deltas = uses.stream().map(this::delta).toList();
    List<NDArray> inputs = uses.stream().map(u -> u.input().stopGradient()).toList();
    NDArray squares = manager.zeros(new Shape(deltas.get(0).getShape().get(0), 1));
    for (int i = 0; i < uses.size(); i++) {
      squares = squares.add(squared(deltas.get(i)).mul(squared(inputs.get(i)).add(1)));
    }
    float[] factors = factors(clip, records, squares.toFloatArray());
    NDArray factor = manager.create(factors, squares.getShape()).duplicate();
    NDArray kept = factor.gt(0);
    NDArray zero = manager.zeros(new Shape(1, 1));
    for (int i = 0; i < uses.size(); i++) {
      NDArray delta = where(kept, deltas.get(i).mul(factor), zero);
      NDArray input = where(kept, inputs.get(i), zero);
      sink.add(uses.get(i).layer(), delta.transpose().matMul(input), delta.sum(new int[] {0}));
    }
  }

  /**
   * min(1, C / norm) of each record; zero for padding and where the norm is not finite. Rounded
   * down, so that rounding the factor never lengthens a gradient.
   */
  static float[] factors(float clip, int records, float[] squaredNorms) {
    float[] factors = new float[squaredNorms.length];
    for (int i = 0; i < records; i++) {
      double norm = Math.sqrt((double) squaredNorms[i]);
      if (norm <= clip) {
        factors[i] = 1;
      } else if (norm < Double.POSITIVE_INFINITY) {
        factors[i] = Math.nextDown((float) (clip / norm));
      }
    }
    return factors;
  }

  private NDArray delta(Use use) {
    NDArray delta = use.probe().getGradient();
    delta.attach(manager);
    return delta;
  }

  /**
   * A multiplication by zero would keep what is not finite, and DJL's own {@code where} does not
   * broadcast.
   */
  private static NDArray where(NDArray kept, NDArray values, NDArray zero) {
    return JniUtils.where((PtNDArray) kept, (PtNDArray) values, (PtNDArray) zero);
  }

  private static NDArray squared(NDArray rows) {
    return rows.square().sum(new int[] {1}, true);
  }
}
