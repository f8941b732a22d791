package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hallmark.privacy.Charges;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Charge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every backend of the port must do; each has a subclass. */
public abstract class MechanismsContract {
  private static final Grid GRID = new Grid(new BigDecimal("0.5"), -100, 100);
  private static final Sensitivity ONE = new Sensitivity(1, 1);

  /** So much ε that a count is off by more than one with probability below 1e-40. */
  private static final double GENEROUS = 100;

  @TempDir private Path folder;

  /** A backend with fresh private randomness. */
  protected abstract Mechanisms backend();

  /** One event of each kind that the backend takes, for looks at one cell that changes by one. */
  protected abstract List<PrivacyEvent> events();

  /** An event that pays for quantiles, each at this ε. */
  protected abstract PrivacyEvent choices(double epsilon, int looks);

  /** An event that pays for next to no noise. */
  protected abstract PrivacyEvent generous();

  @Test
  void events_all_areTried() {
    Set<String> tried = events().stream().map(PrivacyEvent::mechanism).collect(Collectors.toSet());
    assertEquals(backend().events(), tried);
  }

  @Test
  void histogram_everyEvent_givesNoisyCellsAndWhatPaid() {
    long[] cells = new long[1000];
    for (PrivacyEvent event : events()) {
      Charge charge = charge("histogram", event);
      Released<List<Long>> noisy = backend().histogram(charge, ExactCells.of(cells, ONE));
      assertEquals(cells.length, noisy.value().size());
      assertTrue(Set.copyOf(noisy.value()).size() > 1, "no noise for " + event);
      assertEquals(event, noisy.event());
      assertEquals(List.of(charge.id()), noisy.charges());
      assertEquals(backend().id(), noisy.backend());
      assertEquals(backend().replay(), noisy.replay());
    }
  }

  @Test
  void histogram_exactCells_lieWithinTheMargin() {
    for (PrivacyEvent event : events()) {
      long margin = backend().margin(event, ONE, 1 - 1e-9);
      ExactCells cells = ExactCells.of(new long[] {1000, -7, 0}, ONE);
      List<Long> noisy = backend().histogram(charge("margin", event), cells).value();
      assertTrue(Math.abs(noisy.get(0) - 1000) <= margin);
      assertTrue(Math.abs(noisy.get(1) + 7) <= margin);
      assertTrue(Math.abs(noisy.get(2)) <= margin);
    }
  }

  @Test
  void margin_moreConfidence_isWider() {
    for (PrivacyEvent event : events()) {
      assertTrue(
          backend().margin(event, ONE, 0.5) < backend().margin(event, ONE, 1 - 1e-6),
          event.toString());
    }
  }

  @Test
  void release_chargeUsedTwice_isRefused() {
    Mechanisms backend = backend();
    Charge charge = charge("twice", generous());
    ExactCells cells = ExactCells.of(new long[] {1}, ONE);
    backend.count(charge, cells);
    assertThrows(IllegalStateException.class, () -> backend.count(charge, cells));
    ExactCells others = ExactCells.of(new long[] {2}, ONE);
    assertThrows(IllegalStateException.class, () -> backend.count(charge, others));
  }

  @Test
  void release_chargeForSomethingElse_isRefusedBeforeAnythingIsOpened() {
    Charge training = charge("training", new PoissonSampledGaussian(0.1, 50, 1));
    ExactCells cells = ExactCells.of(new long[] {1}, ONE);
    assertThrows(IllegalArgumentException.class, () -> backend().count(training, cells));
    assertThrows(
        IllegalArgumentException.class,
        () -> backend().partitions(training, ExactPartitions.of(new TreeMap<>(), 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> backend().quantiles(training, cells, GRID, List.of(new BigDecimal("0.5"))));
    assertEquals(1, cells.open(training)[0]);
  }

  @Test
  void count_severalCells_isRefused() {
    ExactCells cells = ExactCells.of(new long[2], ONE);
    Charge charge = charge("count", generous());
    assertThrows(IllegalArgumentException.class, () -> backend().count(charge, cells));
  }

  @Test
  void sum_littleNoise_isInUnitsOfTheGrid() {
    Charge charge = charge("sum", generous());
    Released<BigDecimal> sum = backend().sum(charge, ExactCells.of(new long[] {12345}, ONE), GRID);
    assertEquals(6172.5, sum.value().doubleValue(), 1);
  }

  @Test
  void mean_publicDivisor_isTheSumOverIt() {
    Charge charge = charge("mean", generous());
    ExactCells offsets = ExactCells.of(new long[] {2000}, ONE);
    Released<BigDecimal> mean = backend().mean(charge, offsets, GRID, 1000);
    assertEquals(1, mean.value().doubleValue(), 0.01);
  }

  @Test
  void mean_privateCount_paysForSumAndCount() {
    Charge forSum = charge("mean-sum", generous());
    Charge forCount = charge("mean-count", generous());
    Released<BigDecimal> mean =
        backend()
            .mean(
                forSum,
                ExactCells.of(new long[] {-3000}, ONE),
                forCount,
                ExactCells.of(new long[] {1000}, ONE),
                GRID);
    assertEquals(-1.5, mean.value().doubleValue(), 0.05);
    assertEquals(new Composed(List.of(generous(), generous())), mean.event());
    assertEquals(List.of(forSum.id(), forCount.id()), mean.charges());
  }

  @Test
  void mean_noRecords_staysInsideTheGrid() {
    ExactCells none = ExactCells.of(new long[] {0}, ONE);
    Released<BigDecimal> mean =
        backend()
            .mean(
                charge("none-sum", generous()), none, charge("none-count", generous()), none, GRID);
    assertTrue(Math.abs(mean.value().doubleValue()) <= 50);
  }

  @Test
  void quantiles_muchBudget_areNearTheExactOnes() {
    long[] cells = new long[GRID.size()];
    for (int i = 50; i < 150; i++) {
      cells[i] = 100;
    }
    List<BigDecimal> shares = List.of(new BigDecimal("0.25"), new BigDecimal("0.5"));
    Charge charge = charge("quantiles", choices(GENEROUS, shares.size()));
    List<BigDecimal> values =
        backend().quantiles(charge, ExactCells.of(cells, ONE), GRID, shares).value();
    assertEquals(-12.5, values.get(0).doubleValue(), 1);
    assertEquals(0, values.get(1).doubleValue(), 1);
    for (BigDecimal value : values) {
      assertEquals(0, value.remainder(GRID.step()).signum(), "on the grid: " + value);
    }
  }

  @Test
  void quantiles_paidForOneOfTwoOrOfAnotherGrid_isRefused() {
    Charge one = charge("one", choices(GENEROUS, 1));
    ExactCells cells = ExactCells.of(new long[GRID.size()], ONE);
    List<BigDecimal> two = List.of(new BigDecimal("0.1"), new BigDecimal("0.5"));
    assertThrows(IllegalArgumentException.class, () -> backend().quantiles(one, cells, GRID, two));
    ExactCells fewer = ExactCells.of(new long[3], ONE);
    assertThrows(
        IllegalArgumentException.class,
        () -> backend().quantiles(one, fewer, GRID, two.subList(0, 1)));
  }

  @Test
  void partitions_manyUnits_passAndAreCounted_oneUnitDoesNot() {
    SortedMap<String, Long> units = new TreeMap<>();
    IntStream.range(0, 20).forEach(i -> units.put("many-" + i, 1000L));
    IntStream.range(0, 20).forEach(i -> units.put("single-" + i, 1L));
    // One of 40 noises is beyond 32 with probability 1e-12, one of the single keys passes with
    // 2e-9.
    Charge charge = charge("partitions", new EpsilonDelta(1, 1e-10, 1));
    Released<SortedMap<String, Long>> told =
        backend().partitions(charge, ExactPartitions.of(units, 1));
    assertEquals(20, told.value().size());
    told.value()
        .forEach(
            (key, noisy) -> {
              assertTrue(key.startsWith("many-"));
              assertEquals(1000, noisy, 60);
            });
    assertNotEquals(Set.of(1000L), Set.copyOf(told.value().values()));
  }

  @Test
  void partitions_keysThatRowsDoNotHold_areNeverTold() {
    Charge charge = charge("none", new EpsilonDelta(1, 0.1, 1));
    ExactPartitions none = ExactPartitions.of(new TreeMap<>(), 3);
    assertEquals(new TreeMap<>(), backend().partitions(charge, none).value());
  }

  @Test
  void partitions_withoutDelta_isRefused() {
    Charge pure = charge("pure", new EpsilonDelta(1, 0, 1));
    ExactPartitions none = ExactPartitions.of(new TreeMap<>(), 3);
    assertThrows(IllegalArgumentException.class, () -> backend().partitions(pure, none));
  }

  @Test
  void replay_asTheBackendSays() {
    ExactCells cells = ExactCells.of(new long[1000], ONE);
    Charge charge = charge("replayed", events().get(0));
    List<Long> first = backend().histogram(charge, cells).value();
    List<Long> second = backend().histogram(charge, ExactCells.of(new long[1000], ONE)).value();
    assertEquals(backend().replay() == Replay.FROM_ESCROW, first.equals(second));
  }

  private Charge charge(String id, PrivacyEvent event) {
    return new Charges(folder).charge(id + "-" + Integer.toHexString(event.hashCode()), event);
  }
}
