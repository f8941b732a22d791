package org.hallmark.privacy.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hallmark.privacy.probability.Binomial;
import org.junit.jupiter.api.Test;

/**
 * Do the audits give the numbers of the reference implementation?
 *
 * <p>Source: google-deepmind/jax_privacy, {@code jax_privacy/auditing.py} and its tests at commit
 * 8967688; tolerance: the digits printed there. Single counts: its p-value solved with SciPy 1.17.1
 * ({@code brentq}, xtol 1e-13).
 */
class AuditVectorTest {
  private static final double SIGNIFICANCE = 0.05;
  private static final double DELTA = 1e-6;
  private static final double[] SHIFTS = {0, 1, 2, 4};

  private static void agrees(AuditMethod method, double relative, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      List<Guesses> candidates =
          ReferenceScores.candidates(SHIFTS[SHIFTS.length - expected.length + i]);
      double found = method.epsilonLower(candidates, SIGNIFICANCE, DELTA);
      assertEquals(expected[i], found, relative * Math.max(expected[i], 1e-9), method.id());
    }
  }

  @Test
  void oneRun_deterministicNormals_asReference() {
    agrees(new OneRun(), 1e-5, 0, 1.13346, 2.311945, 4.395568);
  }

  @Test
  void oneRunGaussian_deterministicNormals_asReference() {
    agrees(new OneRunGaussian(), 1e-5, 0, 2.164749, 4.7218075, 9.133752);
  }

  @Test
  void clopperPearson_deterministicNormals_asReference() {
    agrees(new ClopperPearson(), 5e-4, 1.787, 3.828, 6.413);
  }

  @Test
  void gaussianRates_deterministicNormals_asReference() {
    agrees(new GaussianRates(), 5e-4, 4.335, 10.241, 24.691);
  }

  @Test
  void oneRun_counts_asReference() {
    double[][] rows = {
      {1000, 1000, 1000, 5.8090683385466235, 5.782283135394016},
      {1000, 100, 100, 3.4929654311522884, 3.465376347811026},
      {5000, 500, 450, 1.9471376175991282, 1.9414204321292847},
      {1000, 1000, 600, 0.29746792364934743, 0.2972269537187622},
      {10000, 1000, 900, 2.021233233548992, 2.015194485406982}
    };
    for (double[] row : rows) {
      long right = (long) row[2];
      long wrong = (long) (row[1] - row[2]);
      Guesses guesses = new Guesses((long) row[0] - wrong, wrong, right, wrong);
      assertEquals(row[3], new OneRun().epsilonLower(guesses, 0.05, 0, 0), 1e-8);
      assertEquals(row[4], new OneRun().epsilonLower(guesses, 0.05, 1e-5, 0), 1e-8);
    }
  }

  @Test
  void clopperPearson_perfectAttack_hasTheCeiling() {
    double[][] rows = {{100, 3.281}, {500, 4.906}, {1000, 5.601}, {5000, 7.212}, {100_000, 10.208}};
    for (double[] row : rows) {
      long n = (long) row[0];
      List<Guesses> half = List.of(new Guesses(n, n, n / 2, n - n / 2));
      double u = 1 - Math.pow(0.025, 1.0 / n);
      assertEquals(row[1], new ClopperPearson().ceiling(half, 0.05, 0), 5.1e-4);
      assertEquals(Math.log((1 - u) / u), new ClopperPearson().ceiling(half, 0.05, 0), 1e-9);
    }
  }

  @Test
  void upper_noneOfAThousand_asReference() {
    assertEquals(0.003682083896865671, Binomial.upper(0, 1000, 0.025), 1e-17);
  }
}
