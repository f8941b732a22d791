package org.hallmark.privacy.audit;

import org.hallmark.privacy.probability.GaussianPrivacy;
import org.hallmark.privacy.probability.Normal;

/**
 * The audit by μ-Gaussian privacy (Nasr et al. 2023, <i>Tight auditing of differentially private
 * machine learning</i>): μ ≥ Φ⁻¹(1 − FPR) − Φ⁻¹(FNR), each rate bounded as in {@link
 * ClopperPearson}, and ε from the curve of μ at δ.
 */
public final class GaussianRates implements AuditMethod {
  @Override
  public String id() {
    return "gdp";
  }

  @Override
  public Standing standing() {
    return Standing.HEURISTIC_UNLESS_GAUSSIAN;
  }

  @Override
  public double epsilonLower(Guesses guesses, double significance, double delta, double known) {
    double falsePositive = ClopperPearson.falsePositiveUpper(guesses, significance / 2);
    double falseNegative = ClopperPearson.falseNegativeUpper(guesses, significance / 2);
    double mu = -Normal.quantile(falsePositive) - Normal.quantile(falseNegative);
    return mu > 0 ? StrictMath.max(known, GaussianPrivacy.epsilon(mu, delta)) : known;
  }
}
