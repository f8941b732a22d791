package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.privacy.ChiSquare;
import org.hallmark.privacy.IntegerLaw;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.mechanism.Grid;
import org.hallmark.provenance.StatisticalTest;

/** Has every record of a unit the same chance to count, wherever it stands? */
final class UnitLotteryStatisticalTest {
  static final int UNITS = 50_000;
  static final int RECORDS = 10;
  static final int KEPT = 3;

  @StatisticalTest(falseAlarm = 1e-6)
  void bound_records_areKeptEvenly() {
    assertTrue(evenly(kept(new Bounding(1, KEPT), List.of("edge"))));
  }

  @StatisticalTest(falseAlarm = 1e-6)
  void bound_partitions_areKeptEvenly() {
    List<String> each = IntStream.range(0, RECORDS).mapToObj(i -> "edge " + i).toList();
    assertTrue(evenly(kept(new Bounding(KEPT, 1), each)));
  }

  /** How often the i-th of a unit's records is kept; partitions come in turn. */
  private static long[] kept(Bounding bounding, List<String> partitions) {
    long[] kept = new long[RECORDS];
    UnitLottery lottery = UnitLottery.of(Streams.entropy().stream("bounding", "speed", "units"));
    UnitBounding gate = new UnitBounding(bounding, new Grid(BigDecimal.ONE, 0, RECORDS), lottery);
    List<Contribution> all = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      all.add(new Contribution(partitions.get(i % partitions.size()), i));
    }
    for (int unit = 0; unit < UNITS; unit++) {
      gate.bound("unit " + unit, all).forEach(one -> kept[(int) one.steps()]++);
    }
    return kept;
  }

  /** Sampling without replacement narrows the multinomial by (RECORDS − KEPT)/(RECORDS − 1). */
  static boolean evenly(long[] kept) {
    double[] p = new double[RECORDS];
    Arrays.fill(p, 1.0 / RECORDS);
    double narrower = (RECORDS - KEPT) / (RECORDS - 1.0);
    return ChiSquare.statistic(kept, p) / narrower
        < ChiSquare.quantile(RECORDS - 1, IntegerLaw.UNLUCKY);
  }
}
