package org.hallmark.metrics.twosample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;
import org.junit.jupiter.api.Test;

/** Is a sample the same however rows come, and every row as likely in it? */
class SampleGatheringTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("id", "", Kind.REAL, "1", 0, 1e9, Missing.CATEGORY),
              Column.number("x", "", Kind.REAL, "1", 0, 1e9, Missing.CATEGORY)));

  private static SampleGathering by(String name, int most) {
    return new SampleGathering(
        List.of(Expression.column("x")), List.of(Expression.column(name)), most, 42);
  }

  /** Rows from..to with x = id % modulus. */
  private static Table rows(int from, int to, int modulus) {
    double[] ids = IntStream.range(from, to).asDoubleStream().toArray();
    return Table.of(
        SCHEMA, new double[][] {ids, Arrays.stream(ids).map(id -> id % modulus).toArray()});
  }

  private static Sample of(SampleGathering gathering, Table... batches) {
    Accumulator<Sample> all = gathering.start();
    for (Table batch : batches) {
      Accumulator<Sample> one = gathering.start();
      one.add(batch);
      all.merge(one);
    }
    return all.result();
  }

  private static double[] values(Sample sample, int most) {
    return sample.columns(List.of(0), most)[0];
  }

  @Test
  void sample_otherPartsAndOrder_isTheSame() {
    for (String name : List.of("id", "x")) {
      SampleGathering gathering = by(name, 50);
      double[] whole = values(of(gathering, rows(0, 1000, 300)), 50);
      double[] parts =
          values(of(gathering, rows(700, 1000, 300), rows(0, 1, 300), rows(1, 700, 300)), 50);
      assertArrayEquals(whole, parts, name);
      assertEquals(50, whole.length);
    }
  }

  @Test
  void sample_tableThatIsSmall_isTheTable() {
    double[] values = values(of(by("x", 10), rows(0, 1000, 4)), 10_000);
    assertEquals(1000, values.length);
    assertEquals(250, Arrays.stream(values).filter(x -> x == 3).count());
    assertEquals(
        25,
        Arrays.stream(values(of(by("x", 10), rows(0, 1000, 4)), 100)).filter(x -> x == 3).count());
  }

  /**
   * The mean of 2000 of 100 000 uniform values has a deviation of 645; five of these are allowed.
   */
  @Test
  void sample_largeTable_hasTheMeanOfTheTable() {
    double[] values = values(of(by("id", 2000), rows(0, 100_000, 1_000_000)), 2000);
    assertEquals(2000, Arrays.stream(values).distinct().count());
    assertEquals(50_000, Arrays.stream(values).average().orElseThrow(), 3300);
  }

  @Test
  void matches_samplesByValue_haveTheRateOfTheTables() {
    Sample real = of(by("x", 500), rows(0, 60_000, 1_000_000));
    Sample synthetic = of(by("x", 500), rows(45_000, 105_000, 1_000_000));
    ExactMatches found = ExactMatches.of(real, synthetic, Optional.empty());
    double rate = found.matches() / (double) found.synthetic();
    assertTrue(found.synthetic() >= 400 && found.synthetic() < 500, found.toString());
    assertEquals(0.25, rate, 0.1, "five deviations of 500 draws");
  }

  @Test
  void matches_wholeTables_areThoseOfAllRows() {
    Sample real = of(by("x", 1000), rows(0, 100, 50));
    Sample synthetic = of(by("x", 1000), rows(0, 90, 60));
    ExactMatches found = ExactMatches.of(real, synthetic, Optional.empty());
    assertEquals(100, found.training());
    assertEquals(90, found.synthetic());
    assertEquals(80, found.matches());
  }
}
