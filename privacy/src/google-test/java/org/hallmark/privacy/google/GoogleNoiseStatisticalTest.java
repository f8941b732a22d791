package org.hallmark.privacy.google;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.privacy.differentialprivacy.GaussianNoise;
import java.nio.file.Path;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.hallmark.privacy.Charges;
import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.mechanism.ExactCells;
import org.hallmark.privacy.mechanism.Sensitivity;
import org.hallmark.provenance.StatisticalTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * Has the library's noise on integers its law: a Laplace or Gaussian number, rounded? Its draws are
 * fresh in every run, so that a right program fails as often as the rate says. A draw costs 24 to
 * 37 µs, which is why there are a million.
 */
final class GoogleNoiseStatisticalTest {
  static final int DRAWS = 1_000_000;
  static final EpsilonDelta LAPLACE = new EpsilonDelta(0.2, 0, 1);
  static final EpsilonDelta GAUSSIAN = new EpsilonDelta(1, 1e-6, 1);

  @TempDir private Path folder;

  @StatisticalTest(falseAlarm = 1e-6)
  void laplace_roundedDraws_asProbabilities() {
    assertTrue(rounded(k -> laplaceBeyond(k, 5), DRAWS).accepts(histogram(LAPLACE, DRAWS, folder)));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void gaussian_roundedDraws_asProbabilities() {
    double sigma = GaussianNoise.getSigma(1, 1, 1e-6);
    assertTrue(
        rounded(k -> normalBeyond(k, sigma), DRAWS).accepts(histogram(GAUSSIAN, DRAWS, folder)));
  }

  /** P(X > x) for x at least 0. */
  interface Beyond {
    double probability(double x);
  }

  /** The law of a symmetric continuous number rounded to the nearest integer. */
  static IntegerLaw rounded(Beyond beyond, int draws) {
    return IntegerLaw.of(
        k -> {
          double m = Math.abs((double) k);
          return k == 0
              ? 1 - 2 * beyond.probability(0.5)
              : beyond.probability(m - 0.5) - beyond.probability(m + 0.5);
        },
        draws);
  }

  static double laplaceBeyond(double x, double scale) {
    return Math.exp(-x / scale) / 2;
  }

  static double normalBeyond(double x, double sigma) {
    return new NormalDistribution(null, 0, sigma).cumulativeProbability(-x);
  }

  static long[] histogram(EpsilonDelta event, int draws, Path folder) {
    ExactCells zeros = ExactCells.of(new long[draws], new Sensitivity(1, 1));
    var noisy =
        new GoogleDifferentialPrivacy()
            .histogram(new Charges(folder).charge("noise", event), zeros)
            .value()
            .iterator();
    return IntegerLaw.histogram(noisy::next, draws);
  }

  /** The σ at which Φ(1/2σ − εσ) − e^ε·Φ(−1/2σ − εσ) = δ, by bisection. */
  static double analyticSigma(double epsilon, double delta) {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    double low = 0.1;
    double high = 100;
    while (high / low > 1 + 1e-12) {
      double s = Math.sqrt(low * high);
      double at =
          normal.cumulativeProbability(1 / (2 * s) - epsilon * s)
              - Math.exp(epsilon) * normal.cumulativeProbability(-1 / (2 * s) - epsilon * s);
      if (at > delta) {
        low = s;
      } else {
        high = s;
      }
    }
    return high;
  }
}
