package org.hallmark.metrics.twosample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.junit.jupiter.api.Test;

class JointTestsTest {
  private static final PublicSeed SEED = new PublicSeed("joint", "9a".repeat(32));

  /** JSD of N(0, 1) and N(1, 1): 0.11142148 nats, by quadrature. */
  private static final double SHIFTED_BY_ONE = 0.11142148 / Math.log(2);

  @Test
  void classifierBound_shiftedNormal_isCloseBelowTheDivergence() {
    ClassifierBound found = classify(points(1, 4000, 0, 1), points(2, 5000, 1, 1));
    assertTrue(found.lower().orElseThrow() < SHIFTED_BY_ONE, found.toString());
    assertTrue(found.upper().orElseThrow() > SHIFTED_BY_ONE, found.toString());
    assertTrue(found.lower().orElseThrow() > 0.6 * SHIFTED_BY_ONE, found.toString());
    assertEquals(4000, found.synthetic());
    assertEquals(2000, found.tested());
  }

  @Test
  void classifierBound_sameLaw_isZeroAtItsLowerEnd() {
    ClassifierBound found = classify(points(3, 2000, 0, 3), points(4, 2000, 0, 3));
    assertEquals(0, found.lower().orElseThrow());
    assertTrue(Math.abs(found.accuracy().orElseThrow() - 0.5) < 0.07, found.toString());
  }

  /** Where every single quantity looks right, and only their dependence is invented. */
  @Test
  void classifierBound_inventedDependence_isSeen() {
    double[][] columns = new double[2][3000];
    PublicDraws draws = SEED.draws(5);
    for (int i = 0; i < 3000; i++) {
      columns[0][i] = draws.nextGaussian();
      columns[1][i] = 0.8 * columns[0][i] + 0.6 * draws.nextGaussian();
    }
    ClassifierBound found = classify(points(6, 3000, 0, 2), Points.of(columns));
    assertTrue(found.lower().orElseThrow() > 0.1, found.toString());
  }

  @Test
  void classifierBound_perfectlyTold_isNearOneBit() {
    ClassifierBound found = classify(points(7, 1000, 0, 1), points(8, 1000, 50, 1));
    assertTrue(found.lower().orElseThrow() > 0.95, found.toString());
    assertEquals(1, found.accuracy().orElseThrow());
  }

  @Test
  void classifierBound_sameInput_givesTheSameBits() {
    Points real = points(9, 500, 0, 2);
    Points synthetic = points(10, 500, 0.2, 2);
    assertEquals(classify(real, synthetic), classify(real, synthetic));
  }

  @Test
  void classifierBound_fewRecordsOrConstantColumns_saysSoOrSeesNothing() {
    assertTrue(classify(points(11, 50, 0, 1), points(12, 500, 0, 1)).notEstimable().isPresent());
    Points constant = Points.of(new double[][] {new double[400]});
    assertEquals(0, classify(constant, constant).lower().orElseThrow());
  }

  @Test
  void exactMatches_copiesAndRepeats_areCountedWithTheirBound() {
    double[][] training = {{1, 2, 3, 0.0}, {4, 5, Double.NaN, 7}};
    double[][] synthetic = {{3, 1, -0.0, 2}, {Double.NaN, 5, 7, 5}};
    ExactMatches found =
        ExactMatches.of(training, synthetic, Optional.of(new double[][] {{9, 1}, {9, 4}}));
    assertEquals(3, found.matches());
    assertEquals(Optional.of(1L), found.heldOutMatches());
    assertEquals(0.987259, found.upper(), 1e-6);
  }

  @Test
  void dataCopying_jitteredTrainingRecords_isFarBelowZero() {
    Points training = points(13, 1500, 0, 2);
    DataCopying copied = copying(training, points(14, 1500, 0, 2), jittered(training, 0.02));
    assertTrue(copied.statistic().orElseThrow() < -3, copied.toString());
    assertTrue(copied.p().orElseThrow() < 1e-6, copied.toString());
    DataCopying fresh = copying(training, points(14, 1500, 0, 2), points(15, 1500, 0, 2));
    assertTrue(Math.abs(fresh.statistic().orElseThrow()) < 1.5, fresh.toString());
    DataCopying wide = copying(training, points(14, 1500, 0, 2), jittered(training, 1));
    assertTrue(wide.statistic().orElseThrow() > 1, wide.toString());
  }

  @Test
  void dataCopying_fewRecords_saysSo() {
    Points few = points(16, 10, 0, 2);
    assertTrue(copying(few, few, few).notEstimable().isPresent());
  }

  /** Expected: scipy 1.17.1, {@code mannwhitneyu(made, fresh, use_continuity=False)}. */
  @Test
  void mannWhitney_ties_agreesWithTheReference() {
    double[] fresh = repeat(5, 1, 2, 2, 5, 7.5);
    double[] made = repeat(4, 2, 3, 8, 9, 7.5, 1, 4);
    assertEquals(1.990443060263486, DataCopying.mannWhitney(fresh, made), 1e-10);
  }

  @Test
  void neighbours_manyPoints_agreeWithGoingThroughAll() {
    List<double[]> rows = points(17, 700, 0, 3).rows();
    Neighbours tree = new Neighbours(rows);
    for (double[] place : points(18, 200, 0.5, 3).rows()) {
      double[] squares =
          rows.stream().mapToDouble(row -> square(row, place)).sorted().limit(2).toArray();
      assertEquals(Math.sqrt(squares[0]), tree.nearest(place)[0]);
      assertEquals(Math.sqrt(squares[1]), tree.nearest(place)[1]);
    }
  }

  @Test
  void neighbourDistances_copies_lieAtZero() {
    Points training = points(19, 300, 0, 2);
    NeighbourDistances found =
        NeighbourDistances.of(training, training, Optional.of(points(20, 300, 0, 2)), SEED);
    assertEquals(0, found.synthetic().orElseThrow().nearest50());
    assertTrue(found.heldOut().orElseThrow().nearest50() > 0.02, found.toString());
    assertTrue(found.heldOut().orElseThrow().ratio50() < 1, found.toString());
  }

  @Test
  void points_incompleteRecords_areCounted() {
    Points points = Points.of(new double[][] {{1, Double.NaN, 3}, {4, 5, Double.NaN}});
    assertEquals(1, points.size());
    assertEquals(2, points.incomplete());
  }

  private static ClassifierBound classify(Points real, Points synthetic) {
    return ClassifierBound.of(real, synthetic, Inefficiency.NONE, SEED);
  }

  private static DataCopying copying(Points training, Points heldOut, Points synthetic) {
    return DataCopying.of(training, heldOut, synthetic, SEED);
  }

  private static Points points(int row, int size, double mean, int columns) {
    PublicDraws draws = SEED.draws(row);
    double[][] values = new double[columns][size];
    for (double[] column : values) {
      for (int i = 0; i < size; i++) {
        column[i] = mean + draws.nextGaussian();
      }
    }
    return Points.of(values);
  }

  private static Points jittered(Points points, double deviation) {
    PublicDraws draws = SEED.draws(99);
    return new Points(
        points.rows().stream()
            .map(
                row ->
                    new double[] {
                      row[0] + deviation * draws.nextGaussian(),
                      row[1] + deviation * draws.nextGaussian()
                    })
            .toList(),
        0);
  }

  private static double[] repeat(int times, double... values) {
    double[] all = new double[times * values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i % values.length];
    }
    return all;
  }

  private static double square(double[] one, double[] other) {
    double sum = 0;
    for (int c = 0; c < one.length; c++) {
      sum += (one[c] - other[c]) * (one[c] - other[c]);
    }
    return sum;
  }
}
