package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hallmark.privacy.Charges;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.mechanism.ExactCells;
import org.hallmark.privacy.mechanism.Grid;
import org.hallmark.privacy.mechanism.Sensitivity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does leaving out a unit never change more than the sensitivity says, and can it change that? */
final class BoundedTotalsPropertyTest {
  private static final List<String> KEYS =
      IntStream.range(0, 6).mapToObj(i -> "edge " + i).toList();
  private static final Grid GRID = new Grid(BigDecimal.ONE, -3, 9);
  private static final Bounding BOUNDING = new Bounding(2, 3);

  @TempDir private Path folder;
  private Charge charge;

  @BeforeEach
  void charge() {
    charge = new Charges(folder).charge("colour", DiscreteLaplace.ofEpsilon(1));
  }

  @Test
  void histogram_anyUnitLeftOut_changesWithinTheSensitivity() {
    assertWithin(totals -> totals.histogram(KEYS));
  }

  @Test
  void sums_anyUnitLeftOut_changeWithinTheSensitivity() {
    assertWithin(totals -> totals.sums(KEYS));
  }

  @Test
  void offsets_anyUnitLeftOut_changeWithinTheSensitivity() {
    assertWithin(totals -> totals.offsets(KEYS));
  }

  @Test
  void totals_anyUnitLeftOut_changeWithinTheSensitivity() {
    assertWithin(BoundedTotals::count);
    assertWithin(BoundedTotals::sum);
    assertWithin(BoundedTotals::offset);
  }

  @Test
  void partitions_anyUnitLeftOut_changeWithinTheSensitivity() {
    assertWithin(
        totals ->
            ExactCells.of(
                KEYS.stream()
                    .mapToLong(k -> totals.partitions().open(charge).getOrDefault(k, 0L))
                    .toArray(),
                totals.partitions().sensitivity()));
  }

  /** Twelve units of random size: some exceed both bounds, some neither. */
  private void assertWithin(Function<BoundedTotals, ExactCells> statistic) {
    PrivateStream random = Streams.stream("speed");
    long largest = 0;
    for (int round = 0; round < 20; round++) {
      Map<String, List<Contribution>> units = units(random);
      ExactCells all = statistic.apply(totals(units));
      long[] with = all.open(charge);
      for (String left : units.keySet()) {
        Map<String, List<Contribution>> others = new HashMap<>(units);
        others.remove(left);
        long[] without = statistic.apply(totals(others)).open(charge);
        largest = Math.max(largest, requireWithin(all.sensitivity(), with, without));
      }
    }
    ExactCells any = statistic.apply(totals(Map.of()));
    assertEquals(any.sensitivity().l1(), largest, "the bound is reached, so the test could fail");
  }

  private static long requireWithin(Sensitivity sensitivity, long[] with, long[] without) {
    long changed = 0;
    long sum = 0;
    for (int i = 0; i < with.length; i++) {
      long change = Math.abs(with[i] - without[i]);
      assertTrue(change <= sensitivity.each());
      changed += change > 0 ? 1 : 0;
      sum += change;
    }
    assertTrue(changed <= sensitivity.cells());
    return sum;
  }

  private static BoundedTotals totals(Map<String, List<Contribution>> units) {
    UnitLottery lottery = UnitLottery.of(Streams.entropy().stream("bounding", "speed", "units"));
    return BoundedTotals.of(units, new UnitBounding(BOUNDING, GRID, lottery));
  }

  private static Map<String, List<Contribution>> units(PrivateStream random) {
    Map<String, List<Contribution>> units = new HashMap<>();
    for (int unit = 0; unit < 12; unit++) {
      List<Contribution> all = new ArrayList<>();
      long records = random.nextBelow(30);
      for (int i = 0; i < records; i++) {
        String key = KEYS.get((int) random.nextBelow(KEYS.size()));
        // Values beyond the grid on both sides; every third unit has only the largest.
        all.add(new Contribution(key, unit % 3 == 0 ? 99 : random.nextBelow(40) - 20));
      }
      units.put("unit " + unit, all);
    }
    return units;
  }
}
