package org.hallmark.preregistration;

import java.util.Optional;

/**
 * A registered claim, judged by machine.
 *
 * @param id kebab-case id from the plan
 * @param statement the claim in words
 * @param subject id of the measurement or law it is about
 * @param quantity what of the subject is judged: {@code divergence}, {@code violation-rate}
 * @param threshold the claim is that the quantity is below this
 * @param unit unit of quantity and threshold
 * @param estimate the point estimate, where there is one
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 * @param judgement the verdict
 * @param reason why, in words
 */
public record ClaimVerdict(
    String id,
    String statement,
    String subject,
    String quantity,
    double threshold,
    String unit,
    Optional<Double> estimate,
    Optional<Double> lower,
    Optional<Double> upper,
    Judgement judgement,
    String reason) {

  /** The possible verdicts on a claim. */
  public enum Judgement {
    /** The whole interval is below the threshold. */
    SUPPORTED,
    /** The whole interval is at or above the threshold. */
    NOT_SUPPORTED,
    /** The interval holds the threshold, or there is none. */
    INCONCLUSIVE
  }
}
