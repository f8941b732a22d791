package org.hallmark.privacy.probability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Source: Balle and Wang's analytic Gaussian formula by bisection with 40 digits (mpmath 1.3);
 * quantiles by SciPy 1.17.1. Tolerance: the digits given.
 */
class GaussianPrivacyTest {
  @Test
  void mu_ofTargets_isOneOverTheAnalyticSigma() {
    double[][] rows = {
      {0.01, 1e-3, 93.907419839851578},
      {0.1, 1e-10, 54.206295836901269},
      {1, 1e-5, 3.7306316348159418},
      {4, 1e-6, 1.1935185871579852},
      {10, 1e-15, 0.8289598747219692},
      {50, 1e-5, 0.14976060756083602}
    };
    for (double[] row : rows) {
      assertEquals(row[2], 1 / GaussianPrivacy.mu(row[0], row[1]), 1e-9 * row[2]);
    }
  }

  @Test
  void delta_ofTheMechanism_asExact() {
    assertEquals(0.008751768145809594, GaussianPrivacy.delta(0.1, 0.1), 1e-15);
    assertEquals(0.6826894921370859, GaussianPrivacy.delta(2, 0), 1e-15);
    assertEquals(0.12693673750664395, GaussianPrivacy.delta(1, 1), 1e-15);
    assertEquals(0.0574969222690497, GaussianPrivacy.delta(1 / 0.3, 10), 1e-14);
  }

  @Test
  void epsilon_ofUnitMu_asExact() {
    assertEquals(4.37717809568, GaussianPrivacy.epsilon(1, 1e-5), 1e-9);
    assertEquals(0, GaussianPrivacy.epsilon(1e-9, 0.5));
  }

  @Test
  void normal_bothTails_asReference() {
    assertEquals(-6.361340902404056, Normal.quantile(1e-10), 1e-14);
    assertEquals(1.959963984540054, Normal.quantile(0.975), 2e-15);
    assertEquals(2.8665157187919333e-07, Normal.cumulative(-5), 1e-21);
    assertEquals(0.9772498680518208, Normal.cumulative(2), 1e-15);
    for (double p : new double[] {1e-300, 1e-20, 0.01, 0.02425, 0.3, 0.5, 0.7, 0.99}) {
      assertEquals(p, Normal.cumulative(Normal.quantile(p)), 1e-12 * p);
    }
  }
}
