package org.hallmark.generators;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a training computes on: this machine's processor, or one of NVIDIA's graphics cards by the
 * number that PyTorch gives it.
 *
 * @param cuda the card's number; empty for the processor
 */
public record ComputeDevice(OptionalInt cuda) {
  /** The processor. */
  public static final ComputeDevice CPU = new ComputeDevice(OptionalInt.empty());

  private static final String CARD = "cuda:";

  /** A graphics card. */
  public static ComputeDevice ofCard(int number) {
    return new ComputeDevice(OptionalInt.of(number));
  }

  /** What {@code cpu} or {@code cuda:N} says. */
  public static Optional<ComputeDevice> read(String text) {
    if (text.equals("cpu")) {
      return Optional.of(CPU);
    }
    return text.matches(CARD + "(0|[1-9][0-9]?)")
        ? Optional.of(ofCard(Integer.parseInt(text.substring(CARD.length()))))
        : Optional.empty();
  }

  /** As it is written. */
  @Override
  public String toString() {
    return cuda.isPresent() ? CARD + cuda.getAsInt() : "cpu";
  }
}
