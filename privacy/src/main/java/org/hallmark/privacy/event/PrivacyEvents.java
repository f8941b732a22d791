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
              Map.entry(Composed.ID, n -> n.takeOne(new Composed(n.takeLooks()))),
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
              Map.entry(NonPrivate.ID, n -> n.takeOne(new NonPrivate())),
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
              Map.entry(RepeatAndSelect.ID, Numbers::takeSelection),
              Map.entry(
                  SampledWithoutReplacement.ID,
                  n ->
                      new SampledWithoutReplacement(
                          n.take(Parameters.NOISE_MULTIPLIER),
                          n.takeInteger(Parameters.ROWS),
                          n.takeInteger(Parameters.BATCH),
                          n.takeCount())),
              Map.entry(SelfComposed.ID, n -> new SelfComposed(n.takeOnlyLook(), n.takeCount())),
              Map.entry(
                  TreeAggregation.ID,
                  n ->
                      new TreeAggregation(
                          n.take(Parameters.NOISE_MULTIPLIER),
                          n.takeInteger(Parameters.STEPS),
                          n.takeCount())),
              Map.entry(
                  TruncatedPoissonGaussian.ID,
                  n ->
                      new TruncatedPoissonGaussian(
                          n.take(Parameters.SAMPLING_RATE),
                          n.take(Parameters.NOISE_MULTIPLIER),
                          n.takeInteger(Parameters.ROWS),
                          n.takeInteger(Parameters.BATCH),
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

  /** The events with every {@link Composed} and {@link SelfComposed} opened. */
  public static List<PrivacyEvent> parts(List<PrivacyEvent> events) {
    return events.stream().flatMap(PrivacyEvents::parts).toList();
  }

  private static Stream<PrivacyEvent> parts(PrivacyEvent event) {
    if (event instanceof Composed e) {
      return e.events().stream().flatMap(PrivacyEvents::parts);
    }
    return event instanceof SelfComposed e
        ? parts(e.event()).map(part -> times(part, e.count()))
        : Stream.of(event);
  }

  /** The same look {@code times} as often; where that changes nothing, the look. */
  private static PrivacyEvent times(PrivacyEvent event, long times) {
    if (event instanceof NonPrivate || event instanceof Withheld || times == 1) {
      return event;
    }
    Map<String, Double> numbers = new TreeMap<>(event.parameters());
    numbers.put(Parameters.COUNT, (double) Math.multiplyExact(event.count(), times));
    return of(event.mechanism(), numbers);
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

    /** What can be taken only once. */
    PrivacyEvent takeOne(PrivacyEvent event) {
      if (takeCount() != 1) {
        throw new IllegalArgumentException(
            "count must be 1. Provided value: that of " + event.mechanism());
      }
      return event;
    }

    PrivacyEvent takeSelection() {
      boolean poisson = left.containsKey(Parameters.POISSON_MEAN);
      double mean = take(poisson ? Parameters.POISSON_MEAN : Parameters.MEAN);
      double shape = poisson ? Double.POSITIVE_INFINITY : take(Parameters.SHAPE);
      return new RepeatAndSelect(takeLooks(), mean, shape, takeCount());
    }

    PrivacyEvent takeOnlyLook() {
      List<PrivacyEvent> looks = takeLooks();
      if (looks.size() != 1) {
        throw new IllegalArgumentException(
            "parameters must have one look. Provided value: " + looks.size() + " of them");
      }
      return looks.get(0);
    }

    /** The looks of the numbers look0.mechanism.name, look1.mechanism.name, … */
    List<PrivacyEvent> takeLooks() {
      List<PrivacyEvent> looks = new ArrayList<>();
      for (String prefix = Parameters.LOOK + "0."; startsWith(prefix); ) {
        looks.add(takeLook(prefix));
        prefix = Parameters.LOOK + looks.size() + ".";
      }
      return looks;
    }

    private boolean startsWith(String prefix) {
      SortedMap<String, Double> from = left.tailMap(prefix);
      return !from.isEmpty() && from.firstKey().startsWith(prefix);
    }

    private PrivacyEvent takeLook(String prefix) {
      String first = left.tailMap(prefix).firstKey();
      int end = first.indexOf('.', prefix.length());
      String mechanism = first.substring(prefix.length(), Math.max(prefix.length(), end));
      String path = prefix + mechanism + ".";
      Map<String, Double> numbers = new TreeMap<>();
      while (startsWith(path)) {
        String name = left.tailMap(path).firstKey();
        numbers.put(name.substring(path.length()), left.remove(name));
      }
      return of(mechanism, numbers);
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
