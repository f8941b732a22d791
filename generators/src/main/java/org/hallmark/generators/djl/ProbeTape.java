package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hallmark.generators.Layer;
import org.hallmark.generators.djl.loss.Dense;

/**
 * Layers that leave a probe at each pre-activation, and the per-record gradients read off the
 * probes.
 *
 * <p>The bias of every record is a leaf of its own, though all lie in the same memory, so that one
 * backward pass of the summed loss gives δ, the gradient of each record's loss at each
 * pre-activation. The gradient of record i in a dense layer with input a is the outer product δᵢ
 * aᵢᵀ (and δᵢ for the bias); its squared norm |δᵢ|²(|aᵢ|² + 1) needs no gradient of single records
 * to be formed, and the clipped sum is one product of matrices (book-keeping: Bu, Wang, Zha and
 * Karypis 2023, <i>Differentially private optimization on large model at small cost</i>). It holds
 * for losses that are sums over records; nothing here may mix records. {@link LayerArrays} has the
 * same of other kinds of layers.
 *
 * <p>A tape serves one micro-batch and belongs to its manager.
 */
final class ProbeTape implements Dense {
  private record Use(Layer layer, NDArray input, NDArray probe) {}

  /**
   * What a layer's gradients are products of, a record in each row.
   *
   * @param input a
   * @param delta δ
   */
  record Factors(Layer layer, NDArray input, NDArray delta) {}

  private final NDManager manager;
  private final Map<String, NDArray> tensors;
  private final List<Use> uses = new ArrayList<>();

  /** Over the tensors of the weights, by name. */
  ProbeTape(NDManager manager, Map<String, NDArray> tensors) {
    this.manager = manager;
    this.tensors = tensors;
  }

  /** The layer's outputs, with a probe in place of the bias. */
  @Override
  public NDArray apply(Layer layer, NDArray input) {
    Shape shape = new Shape(input.getShape().get(0), layer.outputs());
    NDArray probe =
        layer.biased()
            ? tensors.get(layer.bias()).broadcast(shape)
            : manager.zeros(shape, input.getDataType());
    probe.attach(manager);
    probe.setRequiresGradient(true);
    uses.add(new Use(layer, input, probe));
    return LayerArrays.outputs(layer, tensors.get(layer.weight()), probe, input);
  }

  /** One backward pass of the sum of the records' losses. */
  void backward(NDArray losses) {
    PtNDArray total = (PtNDArray) losses.sum();
    JniUtils.backward(total, (PtNDArray) total.onesLike(), false, false);
  }

  /** The factors of every layer; nobody else holds them, so that they may be changed in place. */
  List<Factors> factors() {
    return uses.stream()
        .map(u -> new Factors(u.layer(), u.input().stopGradient(), delta(u)))
        .toList();
  }

  private NDArray delta(Use use) {
    NDArray delta = use.probe().getGradient();
    delta.attach(manager);
    return delta;
  }
}
