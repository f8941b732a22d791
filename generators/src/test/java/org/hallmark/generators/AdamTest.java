package org.hallmark.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdamTest {
  @Test
  void update_firstStep_movesByTheRateAgainstTheSign() {
    float[] weights = {0, 0};
    new Adam(0.1, 10, new float[2], new float[2]).update(0, weights, new float[] {3, -0.02f});
    // Kingma and Ba 2015, section 2.1: the first step is the rate in size, whatever the gradient's.
    assertEquals(-0.1, weights[0], 1e-6);
    assertEquals(0.1, weights[1], 1e-6);
  }

  @Test
  void update_severalSteps_followsTheRecurrence() {
    float[] weights = {1};
    Adam adam = new Adam(0.5, 4, new float[1], new float[1]);
    double w = 1;
    double m = 0;
    double v = 0;
    for (int t = 0; t < 4; t++) {
      double g = 2 * w;
      adam.update(t, weights, new float[] {2 * weights[0]});
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      double rate = 0.5 * (4 - t) / 4;
      w -=
          rate
              * (m / (1 - Math.pow(0.9, t + 1)))
              / (Math.sqrt(v / (1 - Math.pow(0.999, t + 1))) + 1e-8);
      // float32 has 2^-24 relative precision; four steps of a few operations.
      assertEquals(w, weights[0], 1e-5);
    }
  }
}
