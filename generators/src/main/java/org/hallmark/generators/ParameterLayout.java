package org.hallmark.generators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where each tensor of a model lies in one flat array. The order is that of the model, from input
 * to output, and fixes the number by which private streams of noise are labelled.
 */
public final class ParameterLayout {
  /**
   * One tensor's place.
   *
   * @param name its name in the weights file
   * @param shape its extents
   * @param offset of its first value
   */
  public record Slot(String name, List<Integer> shape, int offset) {
    public Slot {
      shape = List.copyOf(shape);
    }

    /** How many values it has. */
    public int length() {
      return Math.toIntExact(Tensor.size(shape));
    }
  }

  private final List<Slot> slots = new ArrayList<>();
  private int size;

  /** Appends the weight, in its {@link Layer#extents}, and the bias of each layer. */
  public static ParameterLayout of(List<Layer> layers) {
    ParameterLayout layout = new ParameterLayout();
    for (Layer layer : layers) {
      layout.add(layer.weight(), layer.extents());
      if (layer.biased()) {
        layout.add(layer.bias(), List.of(layer.outputs()));
      }
    }
    return layout;
  }

  private void add(String name, List<Integer> shape) {
    Slot slot = new Slot(name, shape, size);
    slots.add(slot);
    size = Math.addExact(size, slot.length());
  }

  /** In order. */
  public List<Slot> slots() {
    return Collections.unmodifiableList(slots);
  }

  /** The number of all values. */
  public int size() {
    return size;
  }

  /** The flat values as tensors, copied. */
  public List<Tensor> tensors(String prefix, float[] flat) {
    return slots.stream()
        .map(
            s ->
                new Tensor(
                    prefix + s.name(),
                    s.shape(),
                    Arrays.copyOfRange(flat, s.offset(), s.offset() + s.length())))
        .toList();
  }

  /** The flat values of exactly these tensors, or nothing where a name or a shape is another. */
  public Optional<float[]> flat(String prefix, SortedMap<String, Tensor> tensors) {
    float[] flat = new float[size];
    for (Slot slot : slots) {
      Tensor tensor = tensors.get(prefix + slot.name());
      if (tensor == null || !tensor.shape().equals(slot.shape())) {
        return Optional.empty();
      }
      System.arraycopy(tensor.values(), 0, flat, slot.offset(), slot.length());
    }
    return Optional.of(flat);
  }
}
