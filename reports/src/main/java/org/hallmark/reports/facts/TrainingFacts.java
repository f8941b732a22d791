package org.hallmark.reports.facts;

import java.util.List;

/**
 * How training went, as far as everybody may see it.
 *
 * @param gradients averages over steps that follow each other; none where nothing may be told
 * @param silence why nothing is told; empty where something is
 */
public record TrainingFacts(List<Gradient> gradients, String silence) {

  /**
   * The length of the gradient over some steps.
   *
   * @param first the first step, from 1
   * @param last the last step
   * @param squaredNorm mean of the squared length with the noise taken off, by chance below zero
   * @param deviation standard deviation of that mean from the noise alone; zero without noise
   */
  public record Gradient(long first, long last, double squaredNorm, double deviation) {}

  public TrainingFacts {
    gradients = List.copyOf(gradients);
  }

  /** Nothing may be told. */
  public static TrainingFacts silent(String why) {
    return new TrainingFacts(List.of(), why);
  }
}
