package org.hallmark.privacy.disclosure;

import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.json.Words;

/**
 * The fields about arithmetic where training is noisy counts: integers throughout.
 *
 * @param said the claim
 */
record DisclosedMarginals(PrivacyStatement said) {

  Fields all() {
    return new Fields("numerics")
        .notApplicable("grid-scale", "Everything that gets noise is a count.")
        .stated("integer-width", "64 bits, exact sampling in unbounded integers.")
        .stated("overflow", "No source that this program reads has 2^63 rows.")
        .stated("sampler", sampler())
        .notApplicable("clip-norm", "A record counts once in each table; nothing is clipped.")
        .stated(
            "sensitivity",
            "Training: one "
                + said.unit()
                + " changes one count in each table for each of its records that count, and the score"
                + " of a pair by as many. Counts: the L1 sensitivity that each observable and law"
                + " declares for one "
                + said.unit()
                + ", under "
                + Words.kebab(said.adjacency())
                + ".")
        .stated("noise-multiplier", "Training: that of each look follows from its ρ or ε above.")
        .notApplicable("divisor", "Nothing is averaged over records.")
        .stated("numeric-mode", "Training is plain Java, the same on every machine.");
  }

  private String sampler() {
    return (said.noise() == NoiseBackend.HALLMARK_DISCRETE
            ? "Counts: " + said.noise().id() + ", discrete Laplace by rational coin tosses, exact."
            : "Counts: " + said.noise().id() + ", that library's own.")
        + " Training: discrete Gaussian and exponential mechanism by rational coin tosses, exact.";
  }
}
