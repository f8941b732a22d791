package org.hallmark.physics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.LawResult.Quantile;
import org.hallmark.physics.LawResult.Worst;
import org.hallmark.physics.law.LawGathering;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.LocalScan;
import org.hallmark.tables.scan.Progress;
import org.hallmark.tables.scan.TableBatches;
import org.junit.jupiter.api.Test;

class LawsTest {
  private static final double NONE = Table.MISSING;

  private static final Table TABLE =
      Road.table(
          new double[] {0, 0, 5, 3, 1, 7, 10},
          new double[] {0, 1, 7, 1, 0, 8, NONE},
          new double[] {0, 2, 8, 0, 2, 3, 21},
          new double[] {1, 0, 1, 1, 0, 9, 21.5},
          new double[] {1, 1, 4, 0, 4, 0, 30});

  @Test
  void check_fineEquality_countsBothSignsAndNamesTheWorst() {
    LawResult result = check(Road.law(Road.BALANCE), TABLE);
    assertEquals(Scale.FINE, result.scale());
    assertEquals(5, result.checked());
    assertEquals(2, result.violations());
    assertEquals(
        List.of(
            new Quantile(0.5, 0), new Quantile(0.9, 7), new Quantile(0.99, 7), new Quantile(1, 7)),
        result.residuals());
    assertEquals(2, result.worst().size());
    assertEquals(Map.of("road", "south", "minute", "0"), result.worst().get(0).key());
    assertEquals(-7, result.worst().get(0).residual());
    assertEquals(3, result.worst().get(1).residual());
  }

  @Test
  void check_upperBound_skipsMissingAndForgivesTheToleranceAndTheOtherSide() {
    LawResult result = check(Road.law(Road.LIMIT), TABLE);
    assertEquals(4, result.checked());
    assertEquals(2, result.violations());
    assertEquals(10, result.residuals().get(3).value());
    assertEquals(List.of(10.0, 1.5, 1.0), result.worst().stream().map(Worst::residual).toList());
  }

  @Test
  void check_coarse_checksGroupsThatHaveRecordsOnly() {
    Law law = Road.law(Road.LONG_BALANCE);
    LawResult both = check(law, TABLE);
    assertEquals(2, both.checked());
    assertEquals(2, both.violations());
    assertEquals(Map.of("road", "north"), both.worst().get(0).key());
    LawResult one = check(law, TABLE.rows(new int[] {0, 1}));
    assertEquals(1, one.checked());
    assertEquals(0, one.violations());
    assertEquals(List.of(), one.worst());
  }

  @Test
  void check_nothingHolds_boundIsOneSidedAt95Percent() {
    LawResult result = check(Road.law(Road.BALANCE), TABLE.rows(new int[] {0, 1}));
    assertEquals(0, result.violations());
    assertEquals(1 - StrictMath.sqrt(0.05), result.upper(), 1e-15);
  }

  @Test
  void check_lawAppliesNowhere_saysNothingTried() {
    LawResult result = check(Road.law(Road.LIMIT), TABLE.rows(new int[] {1}));
    assertEquals(0, result.checked());
    assertEquals(1, result.upper());
    assertEquals(List.of(), result.residuals());
  }

  @Test
  void check_badCell_isAViolationWithoutAPublishedResidual() {
    Table bad = Road.table(new double[] {0, 0, 5, Table.BAD, 1, 7, Table.BAD});
    LawResult balance = check(Road.law(Road.BALANCE), bad);
    LawResult limit = check(Road.law(Road.LIMIT), bad);
    assertEquals(1, balance.violations());
    assertEquals(1, limit.violations());
    assertEquals(List.of(), balance.worst());
    assertEquals(List.of(), balance.residuals());
  }

  @Test
  void check_sourceCount_isPublishedWithItsNoise() {
    NoisyCounts noisy = new NoisyCounts(List.of(-3L), 2, 1, "discrete-laplace", "law-balance");
    LawResult result = LawCheck.charged(Road.law(Road.BALANCE), TABLE, noisy);
    assertEquals(-3, result.reference().orElseThrow().violations());
    assertEquals(2, result.reference().orElseThrow().noise().orElseThrow().scale());
  }

  @Test
  void counter_oneRecordLess_changesTheOneCellByAtMostOne() {
    for (String yaml : List.of(Road.BALANCE, Road.LIMIT, Road.LONG_BALANCE)) {
      LawCounter counter = new LawCounter(Road.law(yaml));
      long all = counter.count(TABLE)[0];
      assertEquals(1, counter.count(TABLE).length);
      for (int gone = 0; gone < TABLE.rows(); gone++) {
        long less = counter.count(TABLE.rows(without(gone)))[0];
        assertTrue(Math.abs(all - less) <= counter.sensitivity(), yaml);
      }
    }
  }

  @Test
  void gathering_ofPricedAndFramedLaws_isTheCheckOfTheWhole() throws Exception {
    for (String yaml : List.of(Road.BALANCE, Road.LIMIT, Road.LONG_BALANCE)) {
      Law law = Road.law(yaml);
      LawGathering gathering = LawGathering.of(law);
      LawTally found =
          new LocalScan(new TableBatches(TABLE, 3), 2, Progress.UNSEEN)
              .gather(List.of(gathering))
              .of(gathering);
      assertEquals(LawCheck.of(law, TABLE), LawCheck.of(law, found));
    }
  }

  @Test
  void counter_emptyTable_countsNothing() {
    Table empty = TABLE.rows(new int[0]);
    assertArrayEquals(new long[] {0}, new LawCounter(Road.law(Road.BALANCE)).count(empty));
    assertArrayEquals(new long[] {0}, new LawCounter(Road.law(Road.LONG_BALANCE)).count(empty));
  }

  @Test
  void read_mistakes_areAllReported() {
    String wrong =
        Road.BALANCE.replace("tolerance: 0", "tolerance: -1, sided: abov").replace("out", "outt");
    List<String> found = Road.mistakes(wrong + "\n" + Road.BALANCE);
    assertEquals(4, found.size(), found.toString());
    assertTrue(found.stream().anyMatch(m -> m.contains("did you mean 'above'?")), found.toString());
    assertTrue(found.stream().anyMatch(m -> m.contains("outt")), found.toString());
    assertTrue(found.contains("must be unique among the laws. Found: balance"), found.toString());
  }

  @Test
  void read_truthValueAsResidual_isAMistake() {
    assertEquals(
        List.of("must be a number, not a truth value"),
        Road.mistakes(Road.fine("sign", "speed >= 0", "0")));
  }

  private static LawResult check(Law law, Table table) {
    return LawCheck.of(law, table);
  }

  private static int[] without(int gone) {
    return IntStream.range(0, TABLE.rows()).filter(i -> i != gone).toArray();
  }
}
