package org.hallmark.privacy.disclosure;

import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.json.Words;

/**
 * The fields about arithmetic, which follow how the plan's training adds.
 *
 * @param training as the plan fixes it
 * @param said the claim
 * @param numericMode how floating point is pinned
 */
record DisclosedNumerics(DpSgd training, PrivacyStatement said, String numericMode) {

  Fields all() {
    Fields group = training.sums() == Sums.EXACT ? exact() : float32();
    return group
        .stated("clip-norm", Figures.exact(training.clip()))
        .stated(
            "sensitivity",
            "Training: the sum of a step moves by at most the clipping norm in L2, "
                + (training.sums() == Sums.EXACT
                    ? "in whole units of the grid, if what the engine computes of a record does not"
                        + " depend on its place or neighbours in a batch. That was tried on made-up"
                        + " records before the training and is not proven."
                    : "up to rounding.")
                + " Counts: the L1 sensitivity that each observable and law declares for one "
                + said.unit()
                + ", under "
                + Words.kebab(said.adjacency())
                + ".")
        .stated("noise-multiplier", Figures.exact(training.noiseMultiplier()))
        .stated("divisor", Figures.exact(training.divisor()) + ", a public constant")
        .stated("numeric-mode", numericMode);
  }

  private Fields exact() {
    return new Fields("numerics")
        .stated(
            "grid-scale",
            "Training: clipped gradients are integers in units of 2^"
                + Math.getExponent(training.grid().unit())
                + ", a public grid that follows from the clipping norm alone. Counts are integers.")
        .stated(
            "integer-width",
            "Training: sums and noise in 64 bits. Counts: 64 bits, exact sampling in unbounded"
                + " integers.")
        .stated(
            "overflow",
            "Training: a "
                + said.unit()
                + " adds less than 2^31 units to a coordinate and there are fewer than 2^31 of them, so that a sum stays below 2^62; wherever noise took it past 2^63"
                + " it would wrap around, which follows from the exact value and reveals no more."
                + " Counts: no source that this program reads has 2^63 rows.")
        .stated(
            "sampler",
            counts()
                + " Training: Gaussian rounded to the grid, drawn exactly, which is post-processing"
                + " of the continuous Gaussian mechanism that is accounted for.");
  }

  private String counts() {
    return switch (said.noise()) {
      case HALLMARK_DISCRETE ->
          "Counts: " + said.noise().id() + ", discrete Laplace by rational coin tosses, exact.";
      case GOOGLE_DP ->
          "Counts: "
              + said.noise().id()
              + ", that library's secured Laplace noise on a grid of scale/2^40, rounded to integers.";
    };
  }

  private Fields float32() {
    return new Fields("numerics")
        .notApplicable("grid-scale", "Training adds in single precision; counts are integers.")
        .stated("integer-width", "Counts: 64 bits, exact sampling in unbounded integers.")
        .stated("overflow", "No source that this program reads has 2^63 rows.")
        .stated("sampler", counts() + " Training: Gaussian in floating point, not exact.");
  }
}
