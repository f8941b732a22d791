package org.hallmark.privacy.event;

import java.util.SortedMap;

/**
 * One of k values, reported truly, or with some probability replaced by one of the k drawn evenly.
 *
 * @param noise probability of the even draw, in (0, 1]
 * @param buckets k, at least 2
 * @param count how often
 */
public record RandomisedResponse(double noise, long buckets, long count) implements PrivacyEvent {
  static final String ID = "randomised-response";

  public RandomisedResponse {
    if (!(noise > 0 && noise <= 1)) {
      throw new IllegalArgumentException("noise must be in (0, 1]. Provided value: " + noise);
    }
    if (buckets < 2 || buckets > 1L << 53) {
      throw new IllegalArgumentException(
          "buckets must be in [2, 2^53]. Provided value: " + buckets);
    }
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(Parameters.NOISE, noise, Parameters.BUCKETS, (double) buckets, count);
  }

  @Override
  public RandomisedResponse once() {
    return new RandomisedResponse(noise, buckets, 1);
  }
}
