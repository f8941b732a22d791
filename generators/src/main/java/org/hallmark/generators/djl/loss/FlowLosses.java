package org.hallmark.generators.djl.loss;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.generators.flow.FlowShape;

/**
 * The two divergences between a flow and what it is to become, named by the order of their
 * arguments, each up to a constant and record by record.
 */
public final class FlowLosses {
  private static final float LOG_ROOT_TWO_PI = (float) (0.5 * StrictMath.log(2 * StrictMath.PI));

  private FlowLosses() {}

  /** The energy of vectors, [records, values] → [records]: minus a log-density up to a constant. */
  @FunctionalInterface
  public interface Energy {
    /** Of a batch, whose constants it takes. */
    NDArray of(NDArray vectors, Batch batch);
  }

  /**
   * KL(target ‖ model) of records of the target: −log model(x). It covers every mode that the
   * records have.
   */
  public static RecordLoss klTargetModel(FlowShape shape) {
    return (dense, batch) -> {
      FlowArrays flow = FlowArrays.of(shape, dense, batch);
      FlowArrays.Image image = flow.toBase(batch.part(0));
      NDArray volume = image.logVolume();
      List<NDArray> onLine = new ArrayList<>();
      List<NDArray> columns = Columns.each(image.vectors());
      for (int i = 0; i < shape.values(); i++) {
        if (shape.maps().get(i).onLine()) {
          onLine.add(columns.get(i));
        }
      }
      if (onLine.isEmpty()) {
        return volume.neg();
      }
      NDArray squares = Columns.joined(onLine).square().sum(new int[] {1});
      return squares.mul(batch.constant(0.5f)).add(onLine.size() * LOG_ROOT_TWO_PI).sub(volume);
    };
  }

  /**
   * KL(model ‖ target) of the model's own draws, one for every row's normals: energy(x) +
   * log|∂base/∂values|. It can leave a mode out, and then knows nothing of it. All values must lie
   * on the line.
   */
  public static RecordLoss klModelTarget(FlowShape shape, Energy energy) {
    if (shape.order() != FlowShape.Order.COUPLED) {
      throw new IllegalArgumentException("shape must be coupled, to be drawn from in one pass");
    }
    return (dense, batch) -> {
      FlowArrays flow = FlowArrays.of(shape, dense, batch);
      FlowArrays.Image image = flow.fromBase(batch.noise());
      return energy.of(image.vectors(), batch).add(image.logVolume());
    };
  }
}
