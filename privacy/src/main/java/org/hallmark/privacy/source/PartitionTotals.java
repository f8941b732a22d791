package org.hallmark.privacy.source;

import java.io.Serializable;

/**
 * What the units add to one partition; integers, so that no order of adding matters.
 *
 * @param units how many
 * @param records how many
 * @param steps the sum of their values
 */
public record PartitionTotals(long units, long records, long steps) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What one unit adds with one of its records. */
  static PartitionTotals of(Contribution record) {
    return new PartitionTotals(1, 1, record.steps());
  }

  /** Both together, of the same unit. */
  PartitionTotals and(PartitionTotals other) {
    return new PartitionTotals(1, records + other.records, steps + other.steps);
  }

  /** Both together, of different units. */
  public PartitionTotals plus(PartitionTotals other) {
    return new PartitionTotals(units + other.units, records + other.records, steps + other.steps);
  }
}
