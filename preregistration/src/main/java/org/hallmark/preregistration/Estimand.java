package org.hallmark.preregistration;

import java.util.Optional;
import org.hallmark.provenance.Digest;

/**
 * One quantity that a release publishes, and how it stands to the plan.
 *
 * @param of id of the observable or law
 * @param quantity what of it
 * @param standing registered or not
 * @param bins digest of the sealed cells, where the quantity is one of a histogram
 * @param estimate the point estimate, where there is one
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 * @param notEstimable why there is no estimate
 */
public record Estimand(
    String of,
    String quantity,
    Standing standing,
    Optional<Digest> bins,
    Optional<Double> estimate,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<String> notEstimable) {

  /** How a quantity stands to the plan. */
  public enum Standing {
    /** A registered claim is judged by it. */
    CONFIRMATORY,
    /** The plan calls for it, and claims nothing of it. */
    REGISTERED,
    /** The plan calls it exploratory, or does not call for it at all. */
    EXPLORATORY
  }
}
