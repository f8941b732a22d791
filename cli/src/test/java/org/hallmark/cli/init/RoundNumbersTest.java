package org.hallmark.cli.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hallmark.cli.init.RoundNumbers.Interval;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.junit.jupiter.api.Test;

/** Are bounds round, and never narrower than what they are for? */
class RoundNumbersTest {
  @Test
  void outward_knownIntervals_areWhatAPersonWouldWrite() {
    assertEquals(new Interval(0, 30), RoundNumbers.outward(0.13, 27.9));
    assertEquals(new Interval(98, 101.5), RoundNumbers.outward(98.2, 101.3));
    assertEquals(new Interval(-0.0005, 0.002), RoundNumbers.outward(-0.0004, 0.0019));
    assertEquals(new Interval(3, 4), RoundNumbers.outward(3, 3));
    assertEquals(new Interval(0, 50), RoundNumbers.outwardWhole(0, 47));
    assertEquals(new Interval(0, 3), RoundNumbers.outwardWhole(0, 3));
    assertEquals(new Interval(7, 8), RoundNumbers.outwardWhole(7, 7));
  }

  @Test
  void outward_anyInterval_holdsItAndIsLittleWider() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double scale = Math.pow(10, random.nextInt(24) - 12);
      double least = (random.nextDouble() - 0.5) * scale;
      double greatest = least + random.nextDouble() * scale;
      Interval round = RoundNumbers.outward(least, greatest);
      assertTrue(round.lower() <= least && round.upper() >= greatest, least + " " + greatest);
      assertTrue(round.upper() - round.lower() <= 1.5 * (greatest - least), round.toString());
    }
  }

  @Test
  void boughtBounds_binsWithMoreThanNoise_decide() {
    Column wide = Column.number("x", "x", Kind.REAL, "1", -1000, 1000, Missing.REFUSED);
    List<Double> edges = BoughtBounds.edges(wide);
    assertTrue(edges.containsAll(List.of(-1000.0, -0.5, 0.0, 0.001, 20.0, 1000.0)), "" + edges);
    List<Long> counts = new ArrayList<>(Collections.nCopies(edges.size(), 3L));
    assertEquals(wide, narrowed(wide, edges, counts));
    counts.set(edges.indexOf(-0.5), 500L);
    counts.set(edges.indexOf(10.0), 800L);
    Column narrow = narrowed(wide, edges, counts);
    assertEquals(-0.5, narrow.minimum());
    assertEquals(20, narrow.maximum());
  }

  private static Column narrowed(Column wide, List<Double> edges, List<Long> counts) {
    return BoughtBounds.narrowed(
        wide, edges, new NoisyCounts(counts, 10, 1, "discrete-laplace", "x-bounds"));
  }
}
