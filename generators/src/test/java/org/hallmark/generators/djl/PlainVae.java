package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.djl.loss.Batch;
import org.hallmark.generators.djl.loss.VaeLoss;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.VaeShape;

/**
 * The gradient of the summed loss as training without privacy takes it: all records at once, no
 * probes, the gradients of the weights by the engine.
 */
final class PlainVae implements AutoCloseable {
  private final VaeLoss loss;
  private final ParameterLayout layout;
  private final NDManager base;
  private final StagedRows staged;
  private final StagedWeights parameters;

  /** Of at most {@code largest} rows at once. */
  PlainVae(TorchEngine engine, VaeShape shape, CodedRows rows, int largest) {
    this.loss = new VaeLoss(shape);
    this.layout = ParameterLayout.of(shape.layers());
    this.base = engine.newManager();
    this.staged = new StagedRows(shape, rows, largest);
    this.parameters = new StagedWeights(layout);
  }

  void gradient(float[] weights, int[] drawn, float[] latent, float[] into) {
    boolean recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDManager manager = base.newSubManager()) {
      Map<String, NDArray> tensors = parameters.tensors(manager, weights);
      tensors.values().forEach(t -> t.setRequiresGradient(true));
      Batch batch = staged.batch(manager, drawn.length, drawn, 0, drawn.length, latent);
      NDArray losses =
          loss.of(
              (layer, input) ->
                  Linear.linear(input, tensors.get(layer.weight()), tensors.get(layer.bias()))
                      .singletonOrThrow(),
              batch);
      new ProbeTape(manager, tensors).backward(losses);
      for (ParameterLayout.Slot slot : layout.slots()) {
        NDArray part = tensors.get(slot.name()).getGradient();
        part.attach(manager);
        System.arraycopy(part.toFloatArray(), 0, into, slot.offset(), slot.length());
      }
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }

  @Override
  public void close() {
    base.close();
  }
}
