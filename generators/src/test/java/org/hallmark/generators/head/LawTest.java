package org.hallmark.generators.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hallmark.generators.Fixtures;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LawTest {
  /** As many in each of the 32 cells, and in each of those below 7.5. */
  private static final int POINTS = 32 * 28 * 4;

  static Stream<Head> heads() {
    return Stream.concat(Heads.all(), Stream.of(Heads.cells()));
  }

  private static double density(Head head, double[] raw, double cell, double ceiling) {
    Law law = head.law();
    return StrictMath.exp(law.logDensity(raw, law.target(cell, ceiling)));
  }

  /** Shares of the interval, close together at its ends, where axes are steep. */
  private static double graded(int point) {
    return (1 - StrictMath.cos(StrictMath.PI * point / POINTS)) / 2;
  }

  /** All of a law: sums over whole numbers, midpoints of real ones, and what is missing. */
  private static double total(Head head, double[] raw, double ceiling) {
    double missing = head.mayMiss() ? density(head, raw, Table.MISSING, ceiling) : 0;
    double least = head.minimum();
    double most = head.most(ceiling);
    if (Heads.whole(head)) {
      return missing
          + IntStream.rangeClosed((int) least, (int) most)
              .mapToDouble(v -> density(head, raw, v, ceiling))
              .sum();
    }
    boolean even = head.kind() == HeadKind.CATEGORICAL;
    double sum = missing;
    for (int i = 0; i < POINTS; i++) {
      double from = even ? i / (double) POINTS : graded(i);
      double to = even ? (i + 1) / (double) POINTS : graded(i + 1);
      double middle = least + (from + to) / 2 * (most - least);
      sum += (to - from) * (most - least) * density(head, raw, middle, ceiling);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("heads")
  void logDensity_overAllValues_isThatOfOneWhole(Head head) {
    boolean bounded = head.kind() != HeadKind.PERIODIC;
    for (double ceiling : new double[] {Double.POSITIVE_INFINITY, bounded ? 7.5 : 99}) {
      double total = total(head, Heads.raw(head, ceiling > 99 ? 0 : 1, 1.5), ceiling);
      // The midpoint rule, on laws that rise within tens of points.
      assertEquals(1, total, 3e-4, head.kind() + " below " + ceiling);
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void draw_anyOutputs_staysBelowTheCeiling(Head head) {
    Law law = head.law();
    PublicDraws draws = Fixtures.seed("draws").draws(1);
    for (double size : new double[] {1, 30, 2000}) {
      for (int i = 0; i < 100; i++) {
        boolean none = i % 3 == 0 || head.kind() == HeadKind.PERIODIC;
        double ceiling = none ? Double.POSITIVE_INFINITY : (i % 7) - 0.5;
        double cell = law.draw(Heads.raw(head, i, size), ceiling, draws);
        boolean inside = cell >= head.minimum() && cell <= head.most(ceiling);
        assertTrue(inside || head.mayMiss() && Table.isMissing(cell), cell + " of " + head.kind());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void logDensity_extremeOutputs_isNeverBrokenAndAtMostTheHighestOf(Head head) {
    Law law = head.law();
    for (int trial = 0; trial < 20; trial++) {
      double[] raw = Heads.raw(head, trial, 1e4);
      for (double cell : new double[] {head.minimum(), 5, head.maximum()}) {
        double log = law.logDensity(raw, law.target(cell, Double.POSITIVE_INFINITY));
        // A scale is at least 1e-4 of 12, and an axis at most 1e4 times steeper than that.
        assertTrue(log < 20, log + " of " + head.kind());
      }
    }
  }

  @Test
  void target_cellsThatAreNone_areMovedSilently() {
    Head head = Heads.cells();
    Law law = head.law();
    double none = Double.POSITIVE_INFINITY;
    assertEquals(law.target(Table.MISSING, none), law.target(Table.BAD, none));
    assertEquals(law.target(40, none), law.target(1e9, none));
    assertEquals(law.target(4, 4), law.target(17, 4.9));
    assertEquals(0, law.target(3, -8).value());
  }

  /** Σ (κ / 2)²ᵏ / k!². */
  private static double bessel(double kappa) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 200; k++) {
      term *= kappa * kappa / 4 / k / k;
      sum += term;
    }
    return sum;
  }

  @Test
  void logBessel_againstTheSeries_agrees() {
    DoubleStream.of(1e-3, 0.1, 1, 5, 20, 100)
        .forEach(k -> assertEquals(StrictMath.log(bessel(k)) - k, CircleLaw.logBessel(k), 1e-12));
    // Asymptotically log I₀(κ) − κ = −log(2πκ) / 2 + 1 / 8κ + 1 / 16κ² + …
    double k = CircleLaw.MOST;
    double tail = -StrictMath.log(2 * StrictMath.PI * k) / 2 + 1 / (8 * k) + 1 / (16 * k * k);
    assertEquals(tail, CircleLaw.logBessel(k), 3e-7);
  }

  @Test
  void round_inAnyUnit_keepsNineDigitsAndTheEnds() {
    assertEquals(123.456789, Decimals.round(123.45678912, 0, 300), 0);
    assertEquals(1.2345679e-9, Decimals.round(1.2345678912e-9, 0, 3e-9), 1e-15);
    assertEquals(0.1234567888, Decimals.round(0.1234567888, 0, 0.1234567888), 0);
  }
}
