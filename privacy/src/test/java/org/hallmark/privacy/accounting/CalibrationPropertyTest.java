package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.junit.jupiter.api.Test;

/** Does calibrated noise always keep its promise, and never by much more than asked? */
final class CalibrationPropertyTest {
  private static final double DELTA = 1e-6;
  private static final double STEP = 1.0 / Calibration.STEPS_PER_UNIT;

  @Test
  void noiseMultiplier_anyTarget_isTheLeastThatKeepsIt() {
    // Rate, steps, epsilon: few and many steps, all and hardly any units, targets of any size.
    double[][] targets = {
      {1e-4, 1, 500},
      {1e-4, 1, 0.05},
      {1024 / 70_000.0, 1, 0.05},
      {1024 / 70_000.0, 800, 2.4},
      {1, 1, 500},
      {1, 800, 2.4}
    };
    int least = 0;
    for (double[] target : targets) {
      double rate = target[0];
      long steps = (long) target[1];
      double epsilon = target[2];
      double sigma = Calibration.noiseMultiplier(rate, steps, epsilon, DELTA);
      assertTrue(epsilon(rate, sigma, steps, DELTA) <= epsilon);
      assertTrue(Calibration.isLeast(sigma, rate, steps, epsilon, DELTA));
      assertFalse(Calibration.isLeast(sigma + STEP, rate, steps, epsilon, DELTA));
      assertFalse(Calibration.isLeast(sigma - STEP, rate, steps, epsilon, DELTA));
      least += sigma == Calibration.LEAST ? 1 : 0;
    }
    assertTrue(least > 0 && least < 3, "at the least noise of all: " + least);
  }

  @Test
  void isLeast_noNumberOrOffTheGrid_isFalse() {
    for (double claimed : new double[] {Double.NaN, 0, -1, 1.00005, Double.POSITIVE_INFINITY}) {
      assertFalse(Calibration.isLeast(claimed, 0.01, 100, 1, 1e-6), "" + claimed);
    }
  }

  @Test
  void noiseMultiplier_publishedCalibrations_asOpacus() {
    // opacus accountants_test.py get_noise_multiplier, PRV, eps 8, delta 1e-5, q 0.04: 1.34765625
    // at 90 epochs (2250 steps), 1.2915 at 2000 steps; its grid is 0.01 eps wide.
    assertEquals(1.34765625, Calibration.noiseMultiplier(0.04, 2250, 8, 1e-5), 2e-3);
    assertEquals(1.2915, Calibration.noiseMultiplier(0.04, 2000, 8, 1e-5), 2e-3);
  }

  @Test
  void noise_publishedCalibrationsOfLaplace_areMet() {
    // dp_accounting pld/accountant_test.py: 20 and 500 looks at (1, 1e-4), found on a grid of 0.1;
    // discrete Laplace parameter .073, and Gaussian 1/3 at delta .78760074.
    assertEquals(13.6, laplace(20), 0.1);
    assertEquals(71.0, laplace(500), 0.1);
    double discrete =
        Calibration.noise(
                scale -> List.of(new DiscreteLaplace(scale, 20)), Adjacency.ADD_OR_REMOVE, 1, 1e-4)
            .getAsDouble();
    assertEquals(.073, 1 / discrete, 1e-3);
    double gaussian =
        Calibration.noise(
                sigma -> List.of(new Gaussian(sigma, 1)), Adjacency.ADD_OR_REMOVE, 1, .78760074)
            .getAsDouble();
    assertEquals(1 / 3.0, gaussian, STEP);
  }

  private static double laplace(long looks) {
    return Calibration.noise(
            scale -> List.of(new Laplace(scale, looks)), Adjacency.ADD_OR_REMOVE, 1, 1e-4)
        .getAsDouble();
  }

  @Test
  void noiseMultiplier_hopelessBudget_isRefused() {
    assertThrows(
        BudgetTooSmallException.class, () -> Calibration.noiseMultiplier(1, 1, 1e-9, 1e-15));
    assertThrows(IllegalArgumentException.class, () -> Calibration.noiseMultiplier(1, 1, 0, 1e-6));
  }

  private static double epsilon(double rate, double sigma, long steps, double delta) {
    return Accounting.epsilonUpper(
        List.of(new PoissonSampledGaussian(rate, sigma, steps)), Adjacency.ADD_OR_REMOVE, delta);
  }
}
