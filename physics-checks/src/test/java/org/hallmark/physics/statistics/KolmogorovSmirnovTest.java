package org.hallmark.physics.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Reference: scipy 1.17.1, kstwo.sf, exact up to 140 values and right to 1e-6 beyond. */
class KolmogorovSmirnovTest {
  @Test
  void p_fewValues_isExact() {
    assertEquals(0.664, KolmogorovSmirnov.p(0.3, 5), 1e-12);
    assertEquals(0.3715203845434957, KolmogorovSmirnov.p(0.274, 10), 1e-12);
    assertEquals(0.976255094592155, KolmogorovSmirnov.p(0.1, 20), 1e-12);
    assertEquals(0.19026366518248072, KolmogorovSmirnov.p(0.15, 50), 1e-12);
    assertEquals(0.06209234069876253, KolmogorovSmirnov.p(0.13, 100), 1e-12);
  }

  @Test
  void p_manyValues_isRightToSixDigits() {
    assertEquals(0.05354694793932557, KolmogorovSmirnov.p(0.03, 2000), 2e-6);
    assertEquals(0.0810839759015447, KolmogorovSmirnov.p(0.008, 25000), 2e-5);
  }

  @Test
  void p_farInTheTail_keepsItsDigits() {
    assertEquals(1.5528629204250538e-35, KolmogorovSmirnov.p(0.2, 1000), 1e-44);
    assertEquals(0, KolmogorovSmirnov.p(1, 10));
    assertEquals(1, KolmogorovSmirnov.p(0.01, 10));
  }

  @Test
  void distance_toUniform_isTheGreaterSide() {
    double[] sample = {0.1, 0.2, 0.9};
    assertEquals(2.0 / 3 - 0.2, KolmogorovSmirnov.distance(sample, x -> x), 1e-15);
  }
}
