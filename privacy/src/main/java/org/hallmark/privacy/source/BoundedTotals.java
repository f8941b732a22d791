package org.hallmark.privacy.source;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.hallmark.privacy.mechanism.ExactCells;
import org.hallmark.privacy.mechanism.ExactPartitions;
import org.hallmark.privacy.mechanism.Grid;
import org.hallmark.privacy.mechanism.Sensitivity;

/**
 * Totals by partition of contributions that were bounded first, so that what a unit can change is
 * what the bounds say, whatever the rows are. Nothing of them shows but through a charge.
 */
public final class BoundedTotals {
  private final SortedMap<String, PartitionTotals> totals;
  private final Bounding bounding;
  private final Grid grid;

  private BoundedTotals(SortedMap<String, PartitionTotals> totals, Bounding bounding, Grid grid) {
    this.totals = totals;
    this.bounding = bounding;
    this.grid = grid;
  }

  /** The totals of all units' contributions, each of which passes the gate here. */
  public static BoundedTotals of(
      Map<String, ? extends Collection<Contribution>> units, UnitBounding gate) {
    SortedMap<String, PartitionTotals> totals = new TreeMap<>();
    units.forEach(
        (unit, all) ->
            ofUnit(unit, all, gate)
                .forEach((key, part) -> totals.merge(key, part, PartitionTotals::plus)));
    return new BoundedTotals(totals, gate.bounding(), gate.grid());
  }

  /** What one unit adds to each partition once it has passed the gate. */
  public static Map<String, PartitionTotals> ofUnit(
      String unit, Collection<Contribution> all, UnitBounding gate) {
    Map<String, PartitionTotals> parts = new HashMap<>();
    for (Contribution one : gate.bound(unit, all)) {
      parts.merge(one.partition(), PartitionTotals.of(one), PartitionTotals::and);
    }
    return parts;
  }

  /** Totals added up elsewhere of what {@link #ofUnit} gave for each unit. */
  public static BoundedTotals added(Map<String, PartitionTotals> totals, UnitBounding gate) {
    return new BoundedTotals(new TreeMap<>(totals), gate.bounding(), gate.grid());
  }

  /** Records in each of some public partitions. */
  public ExactCells histogram(List<String> keys) {
    return cells(keys, PartitionTotals::records, bounding.ofCounts());
  }

  /** Sums of values in each of some public partitions. */
  public ExactCells sums(List<String> keys) {
    return cells(keys, PartitionTotals::steps, bounding.ofSums(grid.reach(0)));
  }

  /** Sums of values less {@link Grid#middle()} in each of some public partitions. */
  public ExactCells offsets(List<String> keys) {
    long middle = grid.middle();
    return cells(
        keys, part -> part.steps() - middle * part.records(), bounding.ofSums(grid.reach(middle)));
  }

  /** All records. */
  public ExactCells count() {
    return histogram(List.copyOf(totals.keySet())).total();
  }

  /** The sum of all values. */
  public ExactCells sum() {
    return sums(List.copyOf(totals.keySet())).total();
  }

  /** The sum of all values, each less {@link Grid#middle()}. */
  public ExactCells offset() {
    return offsets(List.copyOf(totals.keySet())).total();
  }

  /** The keys that the rows hold, and the units behind each. */
  public ExactPartitions partitions() {
    SortedMap<String, Long> units = new TreeMap<>();
    totals.forEach((key, part) -> units.put(key, part.units()));
    return ExactPartitions.of(units, bounding.partitions());
  }

  private ExactCells cells(
      List<String> keys, ToLongFunction<PartitionTotals> number, Sensitivity sensitivity) {
    if (Set.copyOf(keys).size() != keys.size()) {
      throw new IllegalArgumentException("keys must be distinct. Provided value: " + keys);
    }
    PartitionTotals none = new PartitionTotals(0, 0, 0);
    return ExactCells.of(
        keys.stream()
            .mapToLong(key -> number.applyAsLong(totals.getOrDefault(key, none)))
            .toArray(),
        sensitivity);
  }

  @Override
  public String toString() {
    return "BoundedTotals";
  }
}
