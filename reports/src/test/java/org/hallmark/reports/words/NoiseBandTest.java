package org.hallmark.reports.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.hallmark.metrics.Noise;
import org.junit.jupiter.api.Test;

class NoiseBandTest {
  private static final double ROUNDING = 1e-10;

  @Test
  void of_discreteLaplace_isTwoDeviationsOfItsLaw() {
    for (double scale : new double[] {0.2, 1, 25, 100}) {
      assertEquals(
          2 * Math.sqrt(summedVariance(scale)), band("discrete-laplace", scale), ROUNDING * scale);
    }
  }

  @Test
  void of_otherLaw_isUnknown() {
    assertEquals(Double.NaN, band("gaussian", 1));
    assertEquals(Double.NaN, band("discrete-laplace", -1));
    assertEquals(Double.NaN, band("discrete-laplace", Double.NaN));
  }

  @Test
  void of_noNoise_isZero() {
    assertEquals(0, NoiseBand.of(Optional.empty()));
  }

  private static double band(String mechanism, double scale) {
    return NoiseBand.of(Optional.of(new Noise(mechanism, scale, 1, "event")));
  }

  private static double summedVariance(double scale) {
    double weight = 1;
    double squares = 0;
    for (int k = 1; k < 60 * scale + 60; k++) {
      double p = StrictMath.exp(-k / scale);
      weight += 2 * p;
      squares += 2 * p * k * k;
    }
    return squares / weight;
  }
}
