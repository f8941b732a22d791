package org.hallmark.privacy.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names under which events publish their numbers, and the checks that all events share. */
final class Parameters {
  static final String BATCH = "batch";
  static final String BUCKETS = "buckets";
  static final String COUNT = "count";
  static final String DELTA = "delta";
  static final String EPSILON = "epsilon";
  static final String LOOK = "look";
  static final String MEAN = "mean";
  static final String NOISE = "noise";
  static final String NOISE_MULTIPLIER = "noiseMultiplier";
  static final String POISSON_MEAN = "poissonMean";
  static final String RHO = "rho";
  static final String ROWS = "rows";
  static final String SAMPLING_RATE = "samplingRate";
  static final String SCALE = "scale";
  static final String SHAPE = "shape";
  static final String SHIFT = "shift";
  static final String STEPS = "steps";
  static final String WEIGHT = "weight";

  static final long MOST_COUNT = 1L << 53;

  /** More rows than this would leave the binomial law without the digits that are promised. */
  private static final long MOST_ROWS = 1_000_000_000;

  private Parameters() {}

  static SortedMap<String, Double> of(Map<String, Double> numbers, long count) {
    SortedMap<String, Double> parameters = new TreeMap<>(numbers);
    parameters.put(COUNT, (double) count);
    return Collections.unmodifiableSortedMap(parameters);
  }

  /** The numbers of looks inside a look: {@code look0.gaussian.noiseMultiplier} and the like. */
  static SortedMap<String, Double> looks(List<PrivacyEvent> events) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    for (int i = 0; i < events.size(); i++) {
      PrivacyEvent event = events.get(i);
      String prefix = LOOK + i + "." + event.mechanism() + ".";
      event.parameters().forEach((name, value) -> numbers.put(prefix + name, value));
      numbers.put(prefix + COUNT, (double) event.count());
    }
    return numbers;
  }

  /** A value that is told to nobody has no numbers, and is no part of anything repeated. */
  static void requireTold(PrivacyEvent event) {
    if (PrivacyEvents.parts(List.of(event)).stream().anyMatch(Withheld.class::isInstance)) {
      throw new IllegalArgumentException(
          "event must not be withheld. Provided value: " + event.mechanism());
    }
  }

  static void requireRows(long rows) {
    if (rows < 1 || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "rows must be in [1, " + MOST_ROWS + "]. Provided value: " + rows);
    }
  }

  static void requireBatch(long batch) {
    if (batch < 1 || batch > MOST_ROWS) {
      throw new IllegalArgumentException(
          "batch must be in [1, " + MOST_ROWS + "]. Provided value: " + batch);
    }
  }

  static SortedMap<String, Double> of(String name, double value, long count) {
    SortedMap<String, Double> parameters = new TreeMap<>();
    parameters.put(name, value);
    parameters.put(COUNT, (double) count);
    return Collections.unmodifiableSortedMap(parameters);
  }

  static SortedMap<String, Double> of(
      String first, double firstValue, String second, double secondValue, long count) {
    SortedMap<String, Double> parameters = new TreeMap<>(of(first, firstValue, count));
    parameters.put(second, secondValue);
    return Collections.unmodifiableSortedMap(parameters);
  }

  static void requireCount(long count) {
    if (count < 1 || count > MOST_COUNT) {
      throw new IllegalArgumentException("count must be in [1, 2^53]. Provided value: " + count);
    }
  }

  static void requireRate(double samplingRate) {
    if (!(samplingRate >= 0 && samplingRate <= 1)) {
      throw new IllegalArgumentException(
          "samplingRate must be in [0, 1]. Provided value: " + samplingRate);
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " must be finite and above 0. Provided value: " + value);
    }
  }
}
