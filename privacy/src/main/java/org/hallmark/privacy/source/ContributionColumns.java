package org.hallmark.privacy.source;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hallmark.privacy.mechanism.Grid;
import org.hallmark.tables.Column;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * Which columns say whose a record is, into which partition it falls and what it measures.
 *
 * @param unit names the privacy unit
 * @param partition names the partition: its words or numbers are the keys
 * @param value is measured; empty where records are only counted
 * @param grid what values are rounded and clamped to; {@link Grid#ZERO} where none is measured
 */
public record ContributionColumns(
    String unit, String partition, Optional<String> value, Grid grid) {

  /** Records are counted by the cells of {@code partition}. */
  public static ContributionColumns counted(String unit, String partition) {
    return new ContributionColumns(unit, partition, Optional.empty(), Grid.ZERO);
  }

  /** The values of a column are added by the cells of {@code partition}. */
  public static ContributionColumns measured(
      String unit, String partition, String value, Grid grid) {
    return new ContributionColumns(unit, partition, Optional.of(value), grid);
  }

  /** How often each value of a grid occurs: the partitions are the values themselves. */
  public static ContributionColumns valued(String unit, String value, Grid grid) {
    return new ContributionColumns(unit, value, Optional.of(value), grid);
  }

  /** The columns that are read, each once. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>(List.of(unit, partition));
    value.ifPresent(names::add);
    return List.copyOf(names);
  }

  /** The reader of records whose cells stand in the columns {@link #names()}. */
  public Reader reader(Schema schema) {
    Schema selected = schema.select(names());
    return new Reader(
        selected.column(unit),
        selected.column(partition),
        selected.indexOf(partition),
        value.map(selected::indexOf).orElse(-1),
        grid);
  }

  /**
   * Reads contributions. A record that names no unit or no partition, or measures nothing, adds
   * nothing; which that is hangs on the record alone.
   */
  public static final class Reader implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Column unit;
    private final Column partition;
    private final int partitionIndex;
    private final int valueIndex;
    private final Grid grid;

    private Reader(Column unit, Column partition, int partitionIndex, int valueIndex, Grid grid) {
      this.unit = unit;
      this.partition = partition;
      this.partitionIndex = partitionIndex;
      this.valueIndex = valueIndex;
      this.grid = grid;
    }

    /** Gives every unit and contribution of a block of columns. */
    public void read(double[][] columns, BiConsumer<String, Contribution> target) {
      for (int row = 0; row < columns[0].length; row++) {
        double whose = columns[0][row];
        double where = columns[partitionIndex][row];
        double what = valueIndex < 0 ? 0 : columns[valueIndex][row];
        if (holds(whose) && holds(where) && holds(what)) {
          target.accept(unit.text(whose), contribution(where, what));
        }
      }
    }

    private Contribution contribution(double where, double what) {
      long steps = grid.nearest(what);
      String key = partitionIndex == valueIndex ? Long.toString(steps) : partition.text(where);
      return new Contribution(key, steps);
    }

    private static boolean holds(double cell) {
      return !Table.isMissing(cell) && !Table.isBad(cell);
    }
  }
}
