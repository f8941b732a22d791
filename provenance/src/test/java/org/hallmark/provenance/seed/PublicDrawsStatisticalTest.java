package org.hallmark.provenance.seed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.hallmark.provenance.StatisticalTest;

/** Are the first draws of many rows standard normal, in mean and variance? */
class PublicDrawsStatisticalTest {
  private static final int ROWS = 200_000;

  /** Standard errors; a normal law exceeds six of them with a chance of 2e-9. */
  static final double LIMIT = 6;

  private static final PublicSeed SEED = new PublicSeed("test", "a7".repeat(32));

  @StatisticalTest(falseAlarm = 1e-8)
  void nextGaussian_overManyRows_isStandardNormal() {
    assertTrue(meanScore(z -> z) < LIMIT);
    assertTrue(varianceScore(z -> z) < LIMIT);
  }

  static double meanScore(DoubleUnaryOperator change) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += change.applyAsDouble(SEED.draws(row).nextGaussian());
    }
    return Math.abs(sum / ROWS) * Math.sqrt(ROWS);
  }

  static double varianceScore(DoubleUnaryOperator change) {
    double squares = 0;
    for (int row = 0; row < ROWS; row++) {
      double z = change.applyAsDouble(SEED.draws(row).nextGaussian());
      squares += z * z;
    }
    return Math.abs(squares / ROWS - 1) * Math.sqrt(ROWS / 2.0);
  }
}
