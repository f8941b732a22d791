package org.hallmark.metrics.basin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.hallmark.metrics.observable.Axis;
import org.hallmark.metrics.observable.Bins;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.Quantity;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.metrics.statistics.Estimated;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.tables.Expression;
import org.junit.jupiter.api.Test;

class OccupancyTest {
  private static final Bins BINS =
      new Bins(List.of(0.0, 1.0, 2.0, 3.0), Bins.Values.REAL, Bins.MissingCell.ABSENT);

  /** Cells 0 to 2 are of bins, cell 3 is outside. */
  static final Observable STATE = observable("x");

  static final Basin FIRST = basin("first", STATE, new Box(List.of(0.0), List.of(1.0)));
  static final Basin SECOND = basin("second", STATE, new Box(List.of(1.0), List.of(2.0)));
  static final FreeEnergyDifference ENERGY =
      new FreeEnergyDifference("e", "E", FIRST, SECOND, 300, 0.01, "kJ/mol");

  private static Observable observable(String... columns) {
    List<Axis> axes =
        List.of(columns).stream()
            .map(name -> new Axis(Quantity.fine(Expression.column(name)), "1", BINS))
            .toList();
    return new Observable("state", "State", Scale.FINE, axes, OptionalDouble.empty(), 1);
  }

  private static Basin basin(String id, Observable observable, Box... boxes) {
    return new Basin(id, id, observable, List.of(boxes));
  }

  @Test
  void cells_boxesOfTwoAxes_areThoseInside() {
    Observable both = observable("x", "y");
    Box corner = new Box(List.of(0.0, 1.0), List.of(2.0, 3.0));
    Box cell = new Box(List.of(2.0, 0.0), List.of(3.0, 1.0));
    BitSet expected = new BitSet();
    // Four cells in a row: three bins and outside.
    List.of(1, 2, 5, 6, 8).forEach(expected::set);
    assertEquals(expected, basin("b", both, corner, cell).cells());
  }

  /** scipy 1.17.1: binomtest(30, 100).proportion_ci(0.95, 'wilson'). */
  @Test
  void population_independentRecords_hasWilsonsInterval() {
    Estimated found = Occupancy.of(new long[] {30, 50, 15, 5}).population(FIRST);
    assertEquals(0.3, found.value().orElseThrow());
    assertEquals(0.21894885294932764, found.lower().orElseThrow(), 1e-12);
    assertEquals(0.39584854633346667, found.upper().orElseThrow(), 1e-12);
  }

  @Test
  void population_nobodyThere_isZeroWithAnUpperEnd() {
    Estimated found = Occupancy.of(new long[] {0, 100, 0, 0}).population(FIRST);
    assertEquals(0, found.value().orElseThrow());
    assertEquals(0, found.lower().orElseThrow(), 1e-15);
    assertEquals(0.037, found.upper().orElseThrow(), 0.001);
  }

  @Test
  void freeEnergy_knownCounts_isTheirLogarithm() {
    Estimated found = Occupancy.of(new long[] {200, 50, 0, 0}).freeEnergy(ENERGY);
    assertEquals(-3 * StrictMath.log(4), found.value().orElseThrow(), 1e-15);
    double margin = 3 * Intervals.NORMAL_975 * StrictMath.sqrt(1 / 200.0 + 1 / 50.0);
    assertEquals(margin, found.upper().orElseThrow() - found.value().orElseThrow(), 1e-12);
  }

  @Test
  void freeEnergy_clustersOfEqualRecords_areOneRecordEach() {
    long[][] clusters = new long[60][];
    for (int c = 0; c < clusters.length; c++) {
      clusters[c] = c % 2 == 0 ? new long[] {100, 0, 0, 0} : new long[] {0, 100, 0, 0};
    }
    Estimated found =
        Occupancy.ofClusters(new long[] {3000, 3000, 0, 0}, clusters).freeEnergy(ENERGY);
    double independent = 3 * Intervals.student975(59) * StrictMath.sqrt(2 / 30.0);
    assertEquals(independent, found.upper().orElseThrow(), 0.02 * independent);
  }

  @Test
  void freeEnergy_tooLittleIsKnown_saysWhy() {
    assertTrue(reason(Occupancy.of(new long[] {200, 9, 0, 0})).startsWith("the rarer basin"));
    assertTrue(reason(Occupancy.of(new long[] {200, 0, 0, 0})).startsWith("a basin has no"));
    assertTrue(reason(Occupancy.noisy(new long[] {200, -3, 0, 0}, 8)).startsWith("a basin has no"));
    assertTrue(
        reason(Occupancy.noisy(new long[] {200, 15, 0, 0}, 400)).startsWith("the rarer basin"));
    long[][] clusters = {{100, 100, 0, 0}, {100, 100, 0, 0}};
    assertTrue(
        reason(Occupancy.ofClusters(new long[] {200, 200, 0, 0}, clusters)).startsWith("too few"));
  }

  private static String reason(Occupancy occupancy) {
    return occupancy.freeEnergy(ENERGY).notEstimable().orElseThrow();
  }

  /** scipy 1.17.1: t.ppf(0.975, [4, 24, 1000]). */
  @Test
  void student_reference_agrees() {
    assertEquals(2.7764451051977934, Intervals.student975(4), 1e-3);
    assertEquals(2.0638985616280245, Intervals.student975(24), 1e-6);
    assertEquals(1.9623390808264083, Intervals.student975(1000), 1e-6);
  }
}
