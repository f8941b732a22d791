package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.generators.ParameterLayout;

/** The weights of a model laid down for the engine, for one step after another. */
final class StagedWeights {
  private final List<ParameterLayout.Slot> slots;
  private final int[] offsets;
  private final StagingBuffer buffer;

  StagedWeights(ParameterLayout layout) {
    slots = layout.slots();
    offsets = new int[slots.size() + 1];
    for (int i = 0; i < slots.size(); i++) {
      offsets[i + 1] = StagingBuffer.after(offsets[i], slots.get(i).length());
    }
    buffer = new StagingBuffer(offsets[slots.size()]);
  }

  /** The tensors by name, good until other weights are laid down. */
  Map<String, NDArray> tensors(NDManager manager, float[] weights) {
    Map<String, NDArray> tensors = new HashMap<>();
    for (int i = 0; i < offsets.length - 1; i++) {
      ParameterLayout.Slot slot = slots.get(i);
      buffer.floats().put(offsets[i], weights, slot.offset(), slot.length());
      tensors.put(slot.name(), buffer.array(manager, offsets[i], shapeOf(slot)));
    }
    return tensors;
  }

  static Shape shapeOf(ParameterLayout.Slot slot) {
    return new Shape(slot.shape().stream().mapToLong(n -> n).toArray());
  }
}
