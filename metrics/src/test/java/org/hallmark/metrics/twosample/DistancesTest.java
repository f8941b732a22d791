package org.hallmark.metrics.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.junit.jupiter.api.Test;

/** References: scipy 1.17.1. */
class DistancesTest {
  private static final PublicSeed SEED = new PublicSeed("distances", "2d".repeat(32));

  @Test
  void wasserstein_reference_agrees() {
    assertEquals(1.4447089947089946, wasserstein(one(), other()).value().orElseThrow(), 1e-13);
  }

  @Test
  void kolmogorovSmirnov_reference_agrees() {
    Distance found = KolmogorovSmirnov.of(one(), other(), Inefficiency.NONE);
    assertEquals(0.17777777777777778, found.value().orElseThrow(), 1e-15);
    assertEquals(0.35504808666772125, found.p().orElseThrow(), 0.02);
  }

  @Test
  void kolmogorov_reference_agrees() {
    double[][] reference = {
      {0.15, 1},
      {0.4, 0.9971923267772983},
      {0.99, 0.2808738392255489},
      {1, 0.26999967167735456},
      {1.5, 0.022217962616525127},
      {2.5, 7.453306344157342e-06}
    };
    for (double[] pair : reference) {
      assertEquals(pair[1], KolmogorovSmirnov.kolmogorov(pair[0]), 1e-12);
    }
  }

  @Test
  void wasserstein_shiftedLaw_isTheShiftWithinItsInterval() {
    Distance found = wasserstein(normal(1, 4000, 0), normal(2, 3000, 0.5));
    assertTrue(found.lower().orElseThrow() < 0.5 && found.upper().orElseThrow() > 0.5, "" + found);
    assertEquals(0.005, found.p().orElseThrow());
  }

  @Test
  void distances_correlatedValues_areAsWideAsOfFewerOnes() {
    Inefficiency four = new Inefficiency(4, 4);
    double[] real = normal(3, 4000, 0);
    double[] synthetic = normal(4, 4000, 0.1);
    double alone = margin(KolmogorovSmirnov.of(real, synthetic, Inefficiency.NONE));
    assertEquals(2, margin(KolmogorovSmirnov.of(real, synthetic, four)) / alone, 1e-9);
    double moved = margin(wasserstein(real, synthetic));
    Distance wide = Wasserstein.of(real, synthetic, "m", four, SEED);
    assertEquals(2, margin(wide) / moved, 1e-9);
    assertTrue(wide.p().orElseThrow() > wasserstein(real, synthetic).p().orElseThrow());
    assertTrue(
        KolmogorovSmirnov.of(real, synthetic, new Inefficiency(1, 300)).notEstimable().isPresent());
  }

  private static double margin(Distance distance) {
    return distance.upper().orElseThrow() - distance.value().orElseThrow();
  }

  @Test
  void distances_sameLaw_reachDownToZero() {
    double[] real = normal(3, 4000, 0);
    double[] synthetic = normal(4, 3000, 0);
    for (Distance found :
        new Distance[] {
          wasserstein(real, synthetic), KolmogorovSmirnov.of(real, synthetic, Inefficiency.NONE)
        }) {
      assertEquals(0, found.lower().orElseThrow());
      assertTrue(found.p().orElseThrow() > 0.02, found.toString());
    }
  }

  @Test
  void distances_sameSample_areZero() {
    double[] real = one();
    assertEquals(0, wasserstein(real, real).value().orElseThrow());
    assertEquals(0, KolmogorovSmirnov.of(real, real, Inefficiency.NONE).value().orElseThrow());
    assertEquals(1, KolmogorovSmirnov.of(real, real, Inefficiency.NONE).p().orElseThrow());
  }

  @Test
  void distances_missingValues_areCountedAndLeftOut() {
    double[] real = Arrays.copyOf(one(), 62);
    real[60] = Double.NaN;
    real[61] = Double.POSITIVE_INFINITY;
    Distance found = wasserstein(real, other());
    assertEquals(2, found.incomplete());
    assertEquals(60, found.real());
    assertEquals(1.4447089947089946, found.value().orElseThrow(), 1e-13);
  }

  @Test
  void distances_fewOrHugeValues_sayWhyThereIsNone() {
    Distance few = KolmogorovSmirnov.of(new double[] {1, 2}, other(), Inefficiency.NONE);
    assertTrue(few.notEstimable().orElseThrow().startsWith("too few values: 2 in the source"));
    double[] huge = new double[40];
    Arrays.fill(huge, -Double.MAX_VALUE);
    double[] opposite = new double[40];
    Arrays.fill(opposite, Double.MAX_VALUE);
    Distance far = wasserstein(huge, opposite);
    assertTrue(far.value().isEmpty() && far.notEstimable().isPresent(), far.toString());
  }

  private static Distance wasserstein(double[] real, double[] synthetic) {
    return Wasserstein.of(real, synthetic, "m", Inefficiency.NONE, SEED);
  }

  private static double[] one() {
    double[] values = new double[60];
    Arrays.setAll(values, i -> i * 37 % 101 / 7.0);
    return values;
  }

  private static double[] other() {
    double[] values = new double[45];
    Arrays.setAll(values, i -> i * 53 % 97 / 6.0 + 1);
    return values;
  }

  private static double[] normal(int row, int size, double mean) {
    PublicDraws draws = SEED.draws(row);
    double[] values = new double[size];
    Arrays.setAll(values, i -> mean + draws.nextGaussian());
    return values;
  }
}
