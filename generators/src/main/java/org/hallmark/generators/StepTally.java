package org.hallmark.generators;

/**
 * What happened to the gradients of one step. Of confidential records it is for their owner alone
 * and reaches no published number, no choice and no message.
 *
 * @param units that were drawn
 * @param loss their mean loss; not a number where none was drawn
 * @param leastNorm of a unit's gradient before clipping
 * @param medianNorm the middle one
 * @param largestNorm of a unit's gradient before clipping
 * @param clipped how many were shortened
 * @param notFinite how many count as zero, for their gradient is not finite
 */
public record StepTally(
    int units,
    double loss,
    double leastNorm,
    double medianNorm,
    double largestNorm,
    int clipped,
    int notFinite) {

  /** Hears of every step. */
  @FunctionalInterface
  public interface Listener {
    /** Step number {@code step}, from 0. */
    void step(int step, StepTally tally);
  }
}
