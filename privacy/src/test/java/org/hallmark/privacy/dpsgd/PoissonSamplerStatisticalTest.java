package org.hallmark.privacy.dpsgd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hallmark.privacy.Streams;
import org.hallmark.provenance.StatisticalTest;

/**
 * Does every record join by its own coin? The size of a draw then has variance n·q·(1−q); draws of
 * a fixed or nearly fixed size, which look right record by record, have less.
 */
final class PoissonSamplerStatisticalTest {
  static final int ROWS = 5000;
  static final int STEPS = 2000;
  static final double RATE = 1024 / 70_000.0;

  /** Standard errors; a normal law exceeds five of them with probability 5.7e-7. */
  static final double LIMIT = 5;

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_meanSize_asRate() {
    double expected = ROWS * RATE;
    double error = Math.sqrt(expected * (1 - RATE) / STEPS);
    assertTrue(Math.abs(mean(sizes()) - expected) < LIMIT * error);
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void draw_varianceOfSize_asIndependentCoins() {
    assertTrue(Math.abs(varianceScore(sizes())) < LIMIT);
  }

  static double[] sizes() {
    PoissonSampler sampler = new DpSgd(RATE, 1, 1, STEPS, 1).sampler(Streams.entropy());
    double[] sizes = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      sizes[step] = sampler.draw(step, ROWS).length;
    }
    return sizes;
  }

  /** The sample variance of a nearly normal law has a relative standard error of √(2/steps). */
  static double varianceScore(double[] sizes) {
    double mean = mean(sizes);
    double sum = 0;
    for (double size : sizes) {
      sum += (size - mean) * (size - mean);
    }
    double ratio = sum / (sizes.length - 1) / (ROWS * RATE * (1 - RATE));
    return (ratio - 1) / Math.sqrt(2.0 / sizes.length);
  }

  private static double mean(double[] sizes) {
    double sum = 0;
    for (double size : sizes) {
      sum += size;
    }
    return sum / sizes.length;
  }
}
