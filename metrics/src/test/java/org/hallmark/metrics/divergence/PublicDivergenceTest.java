package org.hallmark.metrics.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.Vectors;
import org.hallmark.metrics.divergence.Measurement.Estimate;
import org.hallmark.metrics.divergence.Measurement.NotEstimable;
import org.hallmark.metrics.divergence.Protocol.Estimator;
import org.hallmark.metrics.divergence.Protocol.Merging;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.junit.jupiter.api.Test;

class PublicDivergenceTest {
  private static final PublicSeed SEED = new PublicSeed("test", "ab".repeat(32));
  private static final double LN_2 = StrictMath.log(2);

  /** JSD of N(0, 1) and N(μ, 1) in nats, by quadrature with 30 digits. */
  private static final double[][] SHIFTED_NORMALS = {
    {0.1, 0.00124844}, {0.5, 0.03031130}, {1, 0.11142148}, {2, 0.33683082}
  };

  @Test
  void of_vectors_plugInAgrees() throws Exception {
    Node vectors = Vectors.read("jensen-shannon");
    for (Node vector : Vectors.cases(vectors)) {
      long[] one = Vectors.counts(vector, "one");
      Comparison found = compare(one, Vectors.counts(vector, "other")).comparison();
      assertEquals(
          Vectors.number(vector, "bits"),
          found.plugIn().orElseThrow(),
          Vectors.number(vectors, "tolerance"),
          vector.pointer());
    }
  }

  @Test
  void of_normalLawsApart_intervalHoldsTheAnalyticValue() {
    for (double[] expected : SHIFTED_NORMALS) {
      Estimate found = estimate(normal(1, 0, 1, 100_000), normal(2, expected[0], 1, 100_000));
      double bits = expected[1] / LN_2;
      assertTrue(found.lower() <= bits && bits <= found.upper(), bits + " " + found);
      assertTrue(found.upper() - found.lower() < 0.4 * bits, bits + " " + found);
    }
  }

  /** Distances.jl #170: nearly equal laws gave a divergence below 0, and its root NaN. */
  @Test
  void of_nearlyEqualLaws_plugInIsNeverNegative() {
    long[] real = {333_333_333, 333_333_334, 333_333_333};
    long[] synthetic = {333_333_334, 333_333_333, 333_333_333};
    double plugIn = compare(real, synthetic).comparison().plugIn().orElseThrow();
    assertEquals(2.0 / 3 * 2e-18 * 9 / 4 / 12 / LN_2 * 2, plugIn, 1e-18);
    assertTrue(plugIn > 0 && compare(real, real).comparison().plugIn().orElseThrow() == 0);
  }

  /** SynapseML #2006: natural logarithms behind a documented range of 0 to 1. */
  @Test
  void of_lawsWithoutOverlap_isOneBit() {
    PublicDivergence found = compare(new long[] {500, 500, 0, 0}, new long[] {0, 0, 500, 500});
    assertEquals(1, found.comparison().plugIn().orElseThrow(), 1e-15);
    Estimate estimate = assertInstanceOf(Estimate.class, found.measurement());
    assertTrue(estimate.lower() > 0.98 && estimate.upper() == 1, estimate.toString());
  }

  /** TFDV #216: the same law gave 0.429 where the second sample had 10 records. */
  @Test
  void of_sameLawWithTenRecords_isRefusedAndWithMoreIsNearZero() {
    long[] thousand = normal(3, 0, 0.1, 1000);
    NotEstimable refused =
        assertInstanceOf(
            NotEstimable.class, compare(thousand, normal(4, 0, 0.1, 10)).measurement());
    assertTrue(refused.reason().contains("10 in the synthetic data"), refused.reason());
    for (int records : new int[] {1000, 10_000}) {
      Estimate found = estimate(thousand, normal(records, 0, 0.1, records));
      assertTrue(found.lower() == 0 && Math.abs(found.divergence()) < 0.03, found.toString());
    }
  }

  @Test
  void of_sameInput_givesTheSameBits() {
    long[] real = normal(5, 0, 1, 5000);
    long[] synthetic = normal(6, 0.1, 1, 4000);
    assertEquals(compare(real, synthetic), compare(real, synthetic));
  }

  @Test
  void of_differentLaws_hasTheLeastPAndAFloorBelow() {
    PublicDivergence found = compare(normal(7, 0, 1, 5000), normal(8, 0.3, 1, 5000));
    Estimate estimate = assertInstanceOf(Estimate.class, found.measurement());
    assertEquals(1.0 / 200, found.comparison().permutationP().orElseThrow());
    assertTrue(estimate.floor().upper() < estimate.lower(), estimate.toString());
    assertEquals("real-vs-real", estimate.floor().kind());
  }

  @Test
  void of_sameLaw_isAsGoodAsItsOwnRecords() {
    PublicDivergence found = compare(normal(9, 0, 1, 20_000), normal(10, 0, 1, 5000));
    EquivalentSize size = found.comparison().equivalentSize().orElseThrow();
    assertEquals(5000, size.upper());
    assertTrue(size.lower() > 1000 && size.value() >= size.lower(), size.toString());
    assertTrue(found.comparison().permutationP().orElseThrow() > 0.02, found.toString());
  }

  @Test
  void of_equivalentSizeOfARealSubsample_isAboutItsSize() {
    long[] real = normal(11, 0, 1, 1_000_000);
    long[] copies = normal(12, 0, 1, 400);
    for (int k = 0; k < copies.length; k++) {
      copies[k] *= 2500;
    }
    EquivalentSize size = compare(real, copies).comparison().equivalentSize().orElseThrow();
    assertTrue(size.lower() > 250 && size.upper() < 650, size.toString());
  }

  @Test
  void of_grassberger_liesInTheIntervalOfTheJackknife() {
    long[] real = normal(13, 0, 1, 2000);
    long[] synthetic = normal(14, 0.4, 1, 2000);
    Protocol protocol = new Protocol(Estimator.GRASSBERGER, Merging.NONE, 20, 19);
    Estimate other =
        assertInstanceOf(Estimate.class, compare(real, synthetic, protocol).measurement());
    Estimate jackknife = estimate(real, synthetic);
    assertTrue(
        jackknife.lower() < other.divergence() && other.divergence() < jackknife.upper(),
        jackknife + " " + other);
  }

  @Test
  void of_grassbergerOnUnequalSizes_saysSo() {
    Protocol protocol = new Protocol(Estimator.GRASSBERGER, Merging.NONE, 20, 19);
    assertInstanceOf(
        NotEstimable.class,
        compare(new long[] {500, 500}, new long[] {500, 501}, protocol).measurement());
  }

  @Test
  void of_inefficientRecords_widensTheIntervalAndGivesNoP() {
    long[] real = normal(15, 0, 1, 20_000);
    long[] synthetic = normal(16, 0.5, 1, 20_000);
    PublicDivergence found =
        PublicDivergence.of(
            Shape.line(real.length), real, synthetic, Protocol.NAMED, new Inefficiency(9, 9), SEED);
    Estimate wide = assertInstanceOf(Estimate.class, found.measurement());
    Estimate narrow = estimate(real, synthetic);
    double ratio = (wide.upper() - wide.lower()) / (narrow.upper() - narrow.lower());
    assertEquals(3, ratio, 0.25);
    assertEquals(Optional.empty(), found.comparison().permutationP());
    assertEquals(20_000 / 9.0, found.comparison().effectiveReal(), 1e-9);
  }

  @Test
  void of_allInOneCellOrEmpty_saysSo() {
    assertReason("lie in one cell", new long[] {0, 900}, new long[] {0, 800});
    assertReason("the source have no records", new long[] {0, 0}, new long[] {5, 800});
    assertReason("the synthetic data have no", new long[] {5, 800}, new long[] {0, 0});
    assertReason("too few records", new long[] {5, 8, 3}, new long[] {5, 800, 9});
  }

  @Test
  void of_wrongCells_isRefused() {
    long[] two = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> compare(two, new long[] {1, 2, 3}));
    assertThrows(IllegalArgumentException.class, () -> compare(two, new long[] {1, -2}));
  }

  @Test
  void of_tooManyCellsWithMerging_isEstimatedOnMergedCells() {
    long[] real = new long[400];
    long[] synthetic = new long[400];
    Arrays.fill(real, 3);
    Arrays.fill(synthetic, 2);
    Protocol merging = new Protocol(Estimator.JACKKNIFE, Merging.NEIGHBOURS, 20, 19);
    PublicDivergence found = compare(real, synthetic, merging);
    assertInstanceOf(Estimate.class, found.measurement());
    List<Integer> starts = found.comparison().merged().get(0);
    assertEquals(0, starts.get(0));
    assertTrue(starts.size() <= 80 && starts.size() > 40, starts.toString());
    assertEquals(starts.size(), found.comparison().occupied());
  }

  private static void assertReason(String words, long[] real, long[] synthetic) {
    NotEstimable refused =
        assertInstanceOf(NotEstimable.class, compare(real, synthetic).measurement());
    assertTrue(refused.reason().contains(words), refused.reason());
  }

  private static Estimate estimate(long[] real, long[] synthetic) {
    return assertInstanceOf(Estimate.class, compare(real, synthetic).measurement());
  }

  private static PublicDivergence compare(long[] real, long[] synthetic) {
    return compare(real, synthetic, Protocol.NAMED);
  }

  private static PublicDivergence compare(long[] real, long[] synthetic, Protocol protocol) {
    return PublicDivergence.of(
        Shape.line(real.length), real, synthetic, protocol, Inefficiency.NONE, SEED);
  }

  /** Draws of a normal law in bins of an eighth of its deviation, out to 4 of them. */
  private static long[] normal(int row, double mean, double deviation, int records) {
    PublicDraws draws = SEED.draws(row);
    long[] counts = new long[64];
    for (int i = 0; i < records; i++) {
      double z = mean / deviation + draws.nextGaussian();
      counts[(int) Math.max(0, Math.min(63, Math.floor(8 * (z + 3.5))))]++;
    }
    return counts;
  }
}
