package org.hallmark.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * Everything a training needs to go on: the number of steps taken, the weights and the optimiser's
 * moments. As bytes it is a safetensors file.
 *
 * @param steps taken
 * @param weights flat
 * @param first flat running means of the gradient
 * @param second flat running means of the squared gradient
 */
record TrainingState(int steps, float[] weights, float[] first, float[] second) {
  private static final String STEPS = "steps";
  // A float holds whole numbers up to 2^24; steps are kept in two parts.
  private static final int PART = 1 << 16;

  static TrainingState start(float[] weights) {
    return new TrainingState(
        0, weights.clone(), new float[weights.length], new float[weights.length]);
  }

  /** The bytes of this state. */
  byte[] bytes(ParameterLayout layout) {
    List<Tensor> tensors = new ArrayList<>();
    tensors.addAll(layout.tensors("weights/", weights));
    tensors.addAll(layout.tensors("first/", first));
    tensors.addAll(layout.tensors("second/", second));
    tensors.add(new Tensor(STEPS, List.of(2), new float[] {steps / PART, steps % PART}));
    return Safetensors.write(tensors);
  }

  /** The state that {@code bytes} hold, or nothing where they are not a state of this layout. */
  static Optional<TrainingState> read(ParameterLayout layout, byte[] bytes) {
    try {
      SortedMap<String, Tensor> tensors = Safetensors.read("checkpoint", bytes);
      Optional<float[]> weights = layout.flat("weights/", tensors);
      Optional<float[]> first = layout.flat("first/", tensors);
      Optional<float[]> second = layout.flat("second/", tensors);
      Tensor steps = tensors.get(STEPS);
      if (weights.isEmpty() || first.isEmpty() || second.isEmpty() || steps == null) {
        return Optional.empty();
      }
      float[] parts = steps.values();
      return Optional.of(
          new TrainingState(
              (int) parts[0] * PART + (int) parts[1], weights.get(), first.get(), second.get()));
    } catch (MalformedDocumentException e) {
      return Optional.empty();
    }
  }
}
