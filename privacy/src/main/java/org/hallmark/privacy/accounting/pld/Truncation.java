package org.hallmark.privacy.accounting.pld;

import org.hallmark.privacy.event.TruncatedPoissonGaussian;
import org.hallmark.privacy.probability.Binomial;

/**
 * How a largest batch cuts Poisson samples, as one unit that joins would see it.
 *
 * @param probability that the others fill the batch
 * @param keptIfCut probability that the unit is in the batch if they do: q·E[b/(m + 1)], m the
 *     others that join
 * @param leastKept a lower bound on the probability that the unit is in the batch at all
 * @param error bound on what rounding of these does, relative to masses and in units of loss
 */
record Truncation(double probability, double keptIfCut, double leastKept, double error) {
  /** Batches that are cut less often than this move no δ that is accounted for. */
  static final double LEAST = 1e-280;

  private static final double RELATIVE_ERROR = 1e-10;

  static Truncation of(TruncatedPoissonGaussian event) {
    double rate = event.samplingRate();
    double cut = Binomial.atLeast(event.batch(), event.rows() - 1, rate);
    double more = Binomial.atLeast(event.batch() + 1, event.rows(), rate);
    double both = more * event.batch() / event.rows();
    double kept = cut > 0 ? Math.min(rate, both / cut) : 0;
    double inBatch = Math.min(rate, rate * (1 - cut) + both) * (1 - RELATIVE_ERROR);
    double error = 2 * RELATIVE_ERROR / Math.max(1 - kept, RELATIVE_ERROR);
    return new Truncation(cut, kept, inBatch, error);
  }
}
