package org.hallmark.privacy.source;

import java.io.Serializable;
import org.hallmark.privacy.mechanism.Sensitivity;

/**
 * How much of a privacy unit may count, where a unit is more than one record: what is beyond is
 * left out before anything is computed.
 *
 * @param partitions in how many partitions at most (L0)
 * @param records how many records in each at most (L∞)
 */
public record Bounding(int partitions, int records) implements Serializable {
  private static final long serialVersionUID = 1L;

  public Bounding {
    requirePositive("partitions", partitions);
    requirePositive("records", records);
  }

  /** What a unit can change in sums of values of size {@code largest} at most, by partition. */
  public Sensitivity ofSums(long largest) {
    return new Sensitivity(partitions, Math.multiplyExact(records, largest));
  }

  /** What a unit can change in numbers of records by partition. */
  public Sensitivity ofCounts() {
    return ofSums(1);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1. Provided value: " + value);
    }
  }
}
