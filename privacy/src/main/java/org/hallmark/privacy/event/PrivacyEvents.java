package org.hallmark.privacy.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
          Map.ofEntries(
              Map.entry(
                  DiscreteGaussian.ID,
                  n -> new DiscreteGaussian(n.take(Parameters.NOISE_MULTIPLIER), n.takeCount())),
              Map.entry(
                  DiscreteLaplace.ID,
                  n -> new DiscreteLaplace(n.take(Parameters.SCALE), n.takeCount())),
              Map.entry(
                  EpsilonDelta.ID,
                  n ->
                      new EpsilonDelta(
                          n.take(Parameters.EPSILON), n.take(Parameters.DELTA), n.takeCount())),
              Map.entry(
                  Exponential.ID, n -> new Exponential(n.take(Parameters.EPSILON), n.takeCount())),
              Map.entry(
                  Gaussian.ID,
                  n -> new Gaussian(n.take(Parameters.NOISE_MULTIPLIER), n.takeCount())),
              Map.entry(Laplace.ID, n -> new Laplace(n.take(Parameters.SCALE), n.takeCount())),
              Map.entry(
                  MixtureOfGaussians.ID,
                  n ->
                      new MixtureOfGaussians(
                          n.take(Parameters.NOISE_MULTIPLIER),
                          n.takeList(Parameters.SHIFT),
                          n.takeList(Parameters.WEIGHT),
                          n.takeCount())),
              Map.entry(NonPrivate.ID, n -> new NonPrivate()),
              Map.entry(
                  PoissonSampledGaussian.ID,
                  n ->
                      new PoissonSampledGaussian(
                          n.take(Parameters.SAMPLING_RATE),
                          n.take(Parameters.NOISE_MULTIPLIER),
                          n.takeCount())),
              Map.entry(
                  PoissonSampledLaplace.ID,
                  n ->
                      new PoissonSampledLaplace(
                          n.take(Parameters.SAMPLING_RATE),
                          n.take(Parameters.SCALE),
                          n.takeCount())),
              Map.entry(
                  RandomisedResponse.ID,
                  n ->
                      new RandomisedResponse(
                          n.take(Parameters.NOISE),
                          n.takeInteger(Parameters.BUCKETS),
                          n.takeCount())),
              Map.entry(Zcdp.ID, n -> new Zcdp(n.take(Parameters.RHO), n.takeCount()))));

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

  /** Every kind of look once, with how often it was taken in all. */
  public static Map<PrivacyEvent, Long> tally(List<PrivacyEvent> events) {
    Map<PrivacyEvent, Long> tally = new LinkedHashMap<>();
    parts(events).forEach(e -> tally.merge(e.once(), e.count(), Math::addExact));
    return tally;
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
      return left.containsKey(Parameters.COUNT) ? takeInteger(Parameters.COUNT) : 1;
    }

    long takeInteger(String name) {
      double value = take(name);
      if (value != StrictMath.rint(value)) {
        throw new IllegalArgumentException(name + " must be an integer. Provided value: " + value);
      }
      return (long) value;
    }

    /** The numbers name0, name1, … */
    List<Double> takeList(String name) {
      List<Double> list = new ArrayList<>();
      while (left.containsKey(name + list.size())) {
        list.add(take(name + list.size()));
      }
      return list;
    }

    void requireEmpty() {
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            "parameters must be known to the mechanism. Provided value: " + left);
      }
    }
  }
}
