package org.hallmark.preregistration.plan;

import java.util.Optional;

/**
 * What the run found about one quantity of one subject: all that judging a claim needs.
 *
 * @param subject id of the observable or law
 * @param quantity which of its quantities
 * @param estimate point estimate, where there is one
 * @param lower lower end of the registered interval
 * @param upper upper end of the registered interval
 * @param reason why there is no interval; otherwise empty text
 * @param chances for tests at other levels than the interval's; none where there is no interval
 */
public record Outcome(
    String subject,
    Claim.Quantity quantity,
    Optional<Double> estimate,
    Optional<Double> lower,
    Optional<Double> upper,
    String reason,
    Optional<Chances> chances) {}
