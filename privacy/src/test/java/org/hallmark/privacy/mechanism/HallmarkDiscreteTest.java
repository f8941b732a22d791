package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.Charges;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Zcdp;
import org.hallmark.privacy.ledger.Charge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HallmarkDiscreteTest {
  @TempDir private Path folder;

  @Test
  void histogram_severalCellsOfAUnit_hasNoiseOfTheWholeChange() {
    Charge charge = new Charges(folder).charge("cells", DiscreteLaplace.ofEpsilon(0.5));
    ExactCells cells = ExactCells.of(new long[] {5, 6}, new Sensitivity(2, 3));
    PrivateStream twin = Streams.entropy().stream("noise", "cells", "cells");
    DiscreteLaplaceSampler noise = new DiscreteLaplaceSampler(new Rational(12, 1));
    assertEquals(
        List.of(5 + noise.draw(twin), 6 + noise.draw(twin)),
        new HallmarkDiscrete(Streams.entropy()).histogram(charge, cells).value());
  }

  @Test
  void histogram_discreteGaussian_paysForEveryCellOfAUnitAndStepsOfOne() {
    Charge two = new Charges(folder).charge("two", new DiscreteGaussian(2.5, 2));
    HallmarkDiscrete backend = new HallmarkDiscrete(Streams.entropy());
    for (Sensitivity wrong : List.of(new Sensitivity(1, 1), new Sensitivity(2, 2))) {
      ExactCells cells = ExactCells.of(new long[] {5, 6}, wrong);
      assertThrows(IllegalArgumentException.class, () -> backend.histogram(two, cells));
    }
    PrivateStream twin = Streams.entropy().stream("noise", "two", "two");
    DiscreteGaussianSampler noise = DiscreteGaussianSampler.of(new BigDecimal("6.25"));
    assertEquals(
        List.of(5 + noise.draw(twin), 6 + noise.draw(twin)),
        backend.histogram(two, ExactCells.of(new long[] {5, 6}, new Sensitivity(2, 1))).value());
  }

  @Test
  void histogram_zcdp_hasTheVarianceOfTheEuclideanChange() {
    Charge charge = new Charges(folder).charge("rho", new Zcdp(0.5, 1));
    ExactCells cells = ExactCells.of(new long[] {5, 6}, new Sensitivity(2, 3));
    PrivateStream twin = Streams.entropy().stream("noise", "rho", "rho");
    DiscreteGaussianSampler noise = DiscreteGaussianSampler.of(BigDecimal.valueOf(18));
    assertEquals(
        List.of(5 + noise.draw(twin), 6 + noise.draw(twin)),
        new HallmarkDiscrete(Streams.entropy()).histogram(charge, cells).value());
  }

  @Test
  void zcdp_varianceThatIsNoDecimal_isRoundedUp() {
    IntegerNoise noise = IntegerNoises.of(new Zcdp(0.3, 1), new Sensitivity(1, 1));
    BigDecimal variance = ((DiscreteGaussianSampler) noise).variance();
    assertEquals(new BigDecimal("1.66666666666667"), variance);
  }

  /** Neighbours differ in one key alone: what is told of the others is the same to the bit. */
  @Test
  void partitions_oneKeyMore_changesNothingElse() {
    Charge charge = new Charges(folder).charge("keys", new EpsilonDelta(1, 1e-6, 1));
    SortedMap<String, Long> units = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      units.put("key " + i, (long) i);
    }
    SortedMap<String, Long> without = told(charge, units);
    units.put("key 17b", 1L);
    SortedMap<String, Long> with = told(charge, units);
    with.remove("key 17b");
    assertEquals(without, with);
    assertTrue(without.size() > 10 && without.size() < 50);
  }

  @Test
  void partitionThreshold_smallestThatKeepsDelta() {
    for (int cells = 1; cells <= 5; cells++) {
      for (double delta : new double[] {0.1, 1e-5, 1e-12}) {
        long threshold =
            PartitionThreshold.of(new BigDecimal("0.7"), delta, new Sensitivity(cells, 1));
        double ratio = Math.exp(-0.7 / cells);
        double passes = cells * Math.pow(ratio, threshold - 1) / (1 + ratio);
        assertTrue(passes <= delta, "threshold " + threshold + " passes " + passes);
        boolean tight = threshold == 2 || passes / ratio > delta * (1 - 1e-6);
        assertTrue(tight, "threshold " + threshold + " is too high");
      }
    }
  }

  @Test
  void quantiles_shareOutOfRange_isRefused() {
    Charge charge = new Charges(folder).charge("share", new Exponential(1, 1));
    ExactCells cells = ExactCells.of(new long[3], new Sensitivity(1, 1));
    Grid grid = new Grid(BigDecimal.ONE, 0, 2);
    for (String share : List.of("0", "1", "0.1234567891")) {
      HallmarkDiscrete backend = new HallmarkDiscrete(Streams.entropy());
      assertThrows(
          IllegalArgumentException.class,
          () -> backend.quantiles(charge, cells, grid, List.of(new BigDecimal(share))));
    }
  }

  private static SortedMap<String, Long> told(Charge charge, SortedMap<String, Long> units) {
    ExactPartitions exact = ExactPartitions.of(units, 2);
    return new TreeMap<>(new HallmarkDiscrete(Streams.entropy()).partitions(charge, exact).value());
  }
}
