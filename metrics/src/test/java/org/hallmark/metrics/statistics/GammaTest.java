package org.hallmark.metrics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Reference: scipy 1.17.1, gamma.cdf, gamma.sf and chi2.sf. */
class GammaTest {
  @Test
  void cumulative_andUpper_agreeWithScipy() {
    double[][] vectors = {
      {0.5, 0.1, 0.34527915398142317, 0.6547208460185768},
      {3, 2.5, 0.45618688411667035, 0.5438131158833297},
      {27, 30.2, 0.744301138658658, 0.25569886134134195},
      {2698.5, 2650, 0.1754439006063309, 0.8245560993936691},
      {2698.5, 2760, 0.8812831457975998, 0.11871685420240018},
      {1e6, 1.001e6, 0.8413447863683402, 0.15865521363165971}
    };
    for (double[] v : vectors) {
      assertEquals(v[2], Gamma.cumulative(v[0], v[1]), 1e-12 * v[2]);
      assertEquals(v[3], Gamma.upper(v[0], v[1]), 1e-12 * v[3]);
    }
  }

  @Test
  void chiSquareUpper_isRightFarInTheTail() {
    assertEquals(0.03090046463546092, Gamma.chiSquareUpper(5, 12.3), 1e-15);
    assertEquals(4.218541107192018e-43, Gamma.chiSquareUpper(3, 200), 1e-54);
  }

  @Test
  void cumulative_outsideAndNonsense() {
    assertEquals(0, Gamma.cumulative(3, -1));
    assertEquals(1, Gamma.upper(3, 0));
    assertEquals(StrictMath.log(24), Gamma.logGamma(5), 1e-14);
    assertThrows(IllegalArgumentException.class, () -> Gamma.cumulative(0, 1));
  }
}
