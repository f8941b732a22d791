package org.hallmark.privacy.event;

import java.util.SortedMap;

/**
 * A choice by the exponential mechanism: its privacy losses lie in an interval of length ε (bounded
 * range: Dong, Durfee and Rogers 2020).
 *
 * @param epsilon ε of one look, under the adjacency that the looks are accounted for
 * @param count how often
 */
public record Exponential(double epsilon, long count) implements PrivacyEvent {
  static final String ID = "exponential";

  public Exponential {
    Parameters.requirePositive(Parameters.EPSILON, epsilon);
    Parameters.requireCount(count);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(Parameters.EPSILON, epsilon, count);
  }

  @Override
  public Exponential once() {
    return new Exponential(epsilon, 1);
  }
}
