package org.hallmark.privacy.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Events by the names and numbers that they publish. */
public final class PrivacyEvents {
  private static final SortedMap<String, Function<Numbers, PrivacyEvent>> READERS =
      new TreeMap<>(
          Map.of(
              DiscreteLaplace.ID,
              n -> new DiscreteLaplace(n.take(Parameters.SCALE), n.takeCount()),
              EpsilonDelta.ID,
              n ->
                  new EpsilonDelta(
                      n.take(Parameters.EPSILON), n.take(Parameters.DELTA), n.takeCount()),
              Gaussian.ID,
              n -> new Gaussian(n.take(Parameters.NOISE_MULTIPLIER), n.takeCount()),
              Laplace.ID,
              n -> new Laplace(n.take(Parameters.SCALE), n.takeCount()),
              NonPrivate.ID,
              n -> new NonPrivate(),
              PoissonSampledGaussian.ID,
              n ->
                  new PoissonSampledGaussian(
                      n.take(Parameters.SAMPLING_RATE),
                      n.take(Parameters.NOISE_MULTIPLIER),
                      n.takeCount())));

  private PrivacyEvents() {}

  /** The mechanisms that numbers alone describe. */
  public static Set<String> mechanisms() {
    return READERS.keySet();
  }

  /**
   * The event that publishes exactly these numbers; {@code count} may be left out and is then 1.
   *
   * @throws IllegalArgumentException if the mechanism is unknown or a number is missing,
   *     superfluous or out of its range: what is not understood is refused, never guessed
   */
  public static PrivacyEvent of(String mechanism, Map<String, Double> parameters) {
    Function<Numbers, PrivacyEvent> reader = READERS.get(mechanism);
    if (reader == null) {
      throw new IllegalArgumentException(
          "mechanism must be one of " + mechanisms() + ". Provided value: " + mechanism);
    }
    Numbers numbers = new Numbers(parameters);
    PrivacyEvent event = reader.apply(numbers);
    numbers.requireEmpty();
    return event;
  }

  /** The events with every {@link Composed} opened. */
  public static Stream<PrivacyEvent> parts(List<PrivacyEvent> events) {
    return events.stream().flatMap(e -> e instanceof Composed c ? parts(c.events()) : Stream.of(e));
  }

  /** Numbers that are taken one by one, so that none is left unread. */
  private static final class Numbers {
    private final SortedMap<String, Double> left;

    Numbers(Map<String, Double> parameters) {
      left = new TreeMap<>(parameters);
    }

    double take(String name) {
      Double value = left.remove(name);
      if (value == null) {
        throw new IllegalArgumentException(
            "parameters must have a " + name + ". Provided value: " + left);
      }
      return value;
    }

    long takeCount() {
      Double count = left.remove(Parameters.COUNT);
      if (count == null) {
        return 1;
      }
      if (count != StrictMath.rint(count)) {
        throw new IllegalArgumentException("count must be an integer. Provided value: " + count);
      }
      return count.longValue();
    }

    void requireEmpty() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            "parameters must be known to the mechanism. Provided value: " + left);
      }
    }
  }
}
