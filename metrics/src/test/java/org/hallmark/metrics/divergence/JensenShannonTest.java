package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.hallmark.metrics.divergence.Measurement.NotEstimable;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.provenance.seed.PublicSeed;
import org.junit.jupiter.api.Test;

class JensenShannonTest {
  private static final PublicSeed SEED = new PublicSeed("test", "ab".repeat(32));

  @Test
  void correctedDivergence_withoutNoise_isTheJackknifeOfBothSides() {
    long[] real = {7, 3, 0, 10};
    long[] synthetic = {5, 5, 2, 0};
    double expected =
        plugIn(real, synthetic)
            + correction(real, less -> plugIn(less, synthetic))
            + correction(synthetic, less -> plugIn(real, less));
    CorrectedDivergence estimator = new CorrectedDivergence(new DiscreteLaplaceNoise(0));
    assertEquals(expected, estimator.of(real, synthetic), 1e-13);
  }

  /** (n − 1) (D − mean of D without one record). */
  private static double correction(long[] counts, ToDoubleFunction<long[]> divergence) {
    long n = Arrays.stream(counts).sum();
    double mean = 0;
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        long[] less = counts.clone();
        less[k]--;
        mean += counts[k] * divergence.applyAsDouble(less) / n;
      }
    }
    return (n - 1) * (divergence.applyAsDouble(counts) - mean);
  }

  @Test
  void correctedDivergence_meanOverTheNoiseOfOneCell_isFreeOfNoiseBias() {
    double scale = 20;
    long[] synthetic = {900, 50_000, 50_000};
    CorrectedDivergence noisy = new CorrectedDivergence(new DiscreteLaplaceNoise(scale));
    CorrectedDivergence exact = new CorrectedDivergence(new DiscreteLaplaceNoise(0));
    double rho = StrictMath.exp(-1 / scale);
    double mean = 0;
    for (int eta = -600; eta <= 600; eta++) {
      double p = (1 - rho) / (1 + rho) * StrictMath.pow(rho, Math.abs(eta));
      mean += p * noisy.of(new long[] {400 + eta, 50_000, 50_000}, synthetic);
    }
    double truth = exact.of(new long[] {400, 50_000, 50_000}, synthetic);
    double uncorrected = 2 * scale * scale * 900 / (8.0 * 400 * 1300) / 1e5;
    assertEquals(truth, mean, 0.05 * uncorrected);
  }

  @Test
  void charged_sameInput_givesTheSameBits() {
    long[] noisy = {1012, 2040, 2890, -12, 4051};
    long[] synthetic = {1000, 2100, 2800, 3, 4097};
    assertEquals(
        JensenShannon.charged(noisy, synthetic, 10, SEED),
        JensenShannon.charged(noisy, synthetic, 10, SEED));
  }

  @Test
  void charged_farApart_intervalHoldsThePlugInOfTheExactCounts() {
    long[] noisy = {9_020, 960, 25, 8};
    long[] synthetic = {1_000, 9_000, 0, 0};
    Estimate estimate =
        assertInstanceOf(Estimate.class, JensenShannon.charged(noisy, synthetic, 10, SEED));
    double truth = plugIn(new long[] {9_000, 1_000, 0, 0}, synthetic);
    assertTrue(estimate.lower() < truth && truth < estimate.upper(), estimate + " " + truth);
    assertTrue(estimate.floor().upper() < estimate.lower(), estimate.toString());
  }

  @Test
  void charged_hiddenCellsHoldTooMuch_saysSo() {
    long[] noisy = {500, 120, 130, 90, 80};
    long[] synthetic = {500, 125, 125, 125, 125};
    NotEstimable refused =
        assertInstanceOf(NotEstimable.class, JensenShannon.charged(noisy, synthetic, 25, SEED));
    assertEquals(
        "the noise hides too much: 4 of 5 occupied cells lie below 5 noise standard deviations"
            + " (177 counts) and hold about 45 % of the records;"
            + " at most 66 % of the cells with 25 % of the records may",
        refused.reason());
  }

  @Test
  void charged_mostCellsHiddenButNearlyEmpty_saysSo() {
    long[] noisy = {5_000, 4_000, 30, 20, 10, -20, 15};
    long[] synthetic = {5_000, 4_000, 9, 9, 9, 9, 9};
    NotEstimable refused =
        assertInstanceOf(NotEstimable.class, JensenShannon.charged(noisy, synthetic, 25, SEED));
    assertTrue(refused.reason().contains("5 of 7 occupied cells"), refused.reason());
    assertInstanceOf(
        Estimate.class,
        JensenShannon.charged(noisy, new long[] {5_000, 4_000, 9, 9, 9, 0, 0}, 25, SEED));
  }

  @Test
  void charged_fewRecordsPerCell_saysSo() {
    long[] counts = {9, 8, 9, 8};
    NotEstimable refused =
        assertInstanceOf(NotEstimable.class, JensenShannon.charged(counts, counts, 0.1, SEED));
    assertTrue(refused.reason().startsWith("too few records for so many cells: 34 in the source"));
  }

  @Test
  void charged_negativeTotal_saysSo() {
    NotEstimable refused =
        assertInstanceOf(
            NotEstimable.class,
            JensenShannon.charged(new long[] {-50, 20}, new long[] {10, 10}, 25, SEED));
    assertTrue(refused.reason().startsWith("the noise hides how many records there are"));
  }

  @Test
  void charged_syntheticDataEmpty_saysSo() {
    NotEstimable refused =
        assertInstanceOf(
            NotEstimable.class,
            JensenShannon.charged(new long[] {5000, 5000}, new long[] {0, 0}, 1, SEED));
    assertTrue(refused.reason().contains("0 in the synthetic data"), refused.reason());
  }

  @Test
  void charged_differentCells_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> JensenShannon.charged(new long[] {1, 2}, new long[] {1, 2, 3}, 1, SEED));
  }

  private static double plugIn(long[] one, long[] other) {
    Sizes sizes =
        new Sizes(Arrays.stream(one).sum(), Arrays.stream(other).sum(), Inefficiency.NONE);
    return PlugIn.of(one, other, sizes) / StrictMath.log(2);
  }
}
