package org.hallmark.privacy.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Mac;
import org.hallmark.privacy.mechanism.Grid;

/**
 * The gate that every contribution of a privacy unit passes before anything is computed: an even
 * sample of its partitions, an even sample of its records in each, and values clamped to the grid.
 *
 * @param bounding how much passes
 * @param grid where values may lie
 * @param lottery which of it passes
 */
public record UnitBounding(Bounding bounding, Grid grid, UnitLottery lottery)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What of a unit's contributions counts, whatever their order. */
  public List<Contribution> bound(String unit, Collection<Contribution> all) {
    SortedMap<String, List<Contribution>> byPartition = new TreeMap<>();
    for (Contribution one : all) {
      byPartition
          .computeIfAbsent(one.partition(), partition -> new ArrayList<>())
          .add(new Contribution(one.partition(), grid.clamp(one.steps())));
    }
    Mac drum = lottery.drum();
    List<Contribution> passed = new ArrayList<>();
    for (String partition : partitions(unit, byPartition, drum)) {
      passed.addAll(records(unit, byPartition.get(partition), drum));
    }
    return passed;
  }

  private List<String> partitions(
      String unit, SortedMap<String, List<Contribution>> all, Mac drum) {
    return winners(
        List.copyOf(all.keySet()),
        bounding.partitions(),
        partition -> UnitLottery.ticket(drum, unit, partition));
  }

  private List<Contribution> records(String unit, List<Contribution> all, Mac drum) {
    if (all.size() <= bounding.records()) {
      return all;
    }
    Collections.sort(all, Comparator.comparingLong(Contribution::steps));
    List<Numbered> numbered = new ArrayList<>();
    for (Contribution one : all) {
      Numbered last = numbered.isEmpty() ? null : numbered.get(numbered.size() - 1);
      int copy = last != null && last.record().equals(one) ? last.copy() + 1 : 0;
      numbered.add(new Numbered(one, copy));
    }
    return winners(
            numbered, bounding.records(), n -> UnitLottery.ticket(drum, unit, n.record(), n.copy()))
        .stream()
        .map(Numbered::record)
        .toList();
  }

  /** Equal records are told apart by a number, which one has which does not matter. */
  private record Numbered(Contribution record, int copy) {}

  private static <T> List<T> winners(List<T> all, int places, Function<T, byte[]> tickets) {
    if (all.size() <= places) {
      return all;
    }
    record Drawn<T>(T one, byte[] ticket) {}
    return all.stream()
        .map(one -> new Drawn<>(one, tickets.apply(one)))
        .sorted((a, b) -> Arrays.compareUnsigned(a.ticket(), b.ticket()))
        .limit(places)
        .map(Drawn::one)
        .toList();
  }
}
