package org.hallmark.privacy.event;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names under which events publish their numbers, and the checks that all events share. */
final class Parameters {
  static final String BUCKETS = "buckets";
  static final String COUNT = "count";
  static final String DELTA = "delta";
  static final String EPSILON = "epsilon";
  static final String NOISE = "noise";
  static final String NOISE_MULTIPLIER = "noiseMultiplier";
  static final String RHO = "rho";
  static final String SAMPLING_RATE = "samplingRate";
  static final String SCALE = "scale";
  static final String SHIFT = "shift";
  static final String WEIGHT = "weight";

  private Parameters() {}

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
    if (count < 1 || count > 1L << 53) {
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
