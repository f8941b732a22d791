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
 * @param above where the claim is one of equivalence, the quantity is also above this
 * @param test the registered test, where the plan has an α
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
    String reason,
    Optional<Double> above,
    Optional<Test> test) {

  /**
   * A claim tested at the registered α.
   *
   * @param alpha the chance of a wrong verdict
   * @param multiplicity how it is shared among the claims
   * @param claims how many claims share it
   * @param supports p-value against the claim being wrong, before it is adjusted
   * @param supportsAdjusted the same, adjusted: supported where it is below α
   * @param opposes p-value against the claim being right
   * @param opposesAdjusted the same, adjusted: not supported where it is below α
   * @param detectable the largest truth at which the claim would be supported with a chance of
   *     {@value #POWER}, were every claim tested at its share of α; none where there is none, and
   *     for margins
   */
  public record Test(
      double alpha,
      String multiplicity,
      int claims,
      double supports,
      double supportsAdjusted,
      double opposes,
      double opposesAdjusted,
      Optional<Double> detectable) {
    /** The chance that {@code detectable} is about. */
    public static final double POWER = 0.8;
  }

  /** The possible verdicts on a claim. */
  public enum Judgement {
    /** The whole interval is where the claim has it, or the registered test says so. */
    SUPPORTED,
    /** The whole interval is elsewhere, or the registered test says so. */
    NOT_SUPPORTED,
    /** Neither, or there is no estimate. */
    INCONCLUSIVE
  }
}
