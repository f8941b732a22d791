package org.hallmark.generators.capability;

/**
 * A logarithm of a density, and what it is.
 *
 * @param nats the number
 * @param certainty how it lies to the true one
 */
public record LogDensity(double nats, Certainty certainty) {
  /** How a number lies to the true one. */
  public enum Certainty {
    /** It is the true one, up to rounding. */
    EXACT,
    /** Its expectation over the model's own draws is at most the true one. */
    LOWER_BOUND
  }

  /** The true one. */
  public static LogDensity exact(double nats) {
    return new LogDensity(nats, Certainty.EXACT);
  }

  /** At most the true one, in expectation. */
  public static LogDensity lowerBound(double nats) {
    return new LogDensity(nats, Certainty.LOWER_BOUND);
  }
}
