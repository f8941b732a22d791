package org.hallmark.metrics.observable;

import java.io.Serializable;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Aggregation;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Groups;
import org.hallmark.tables.KeyGroups;
import org.hallmark.tables.Table;

/** Which records a coarse quantity takes together. */
public sealed interface Grouping extends Serializable {
  /** Expressions whose equal values make a group. */
  List<Expression> by();

  /** The aggregate of every group. */
  double[] evaluate(Aggregation aggregation, Table table);

  /** The group of every row, −1 for none. */
  int[] of(Table table);

  /** The columns that the groups are made of. */
  default SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>();
    by().forEach(expression -> columns.addAll(expression.columns()));
    return columns;
  }

  /**
   * The public groups of a frame, also those without records: which there are says nothing of a
   * source.
   */
  record OfFrame(Groups groups) implements Grouping {
    @Override
    public List<Expression> by() {
      return groups.by();
    }

    @Override
    public double[] evaluate(Aggregation aggregation, Table table) {
      return aggregation.evaluate(table, groups);
    }

    @Override
    public int[] of(Table table) {
      return groups.of(table);
    }
  }

  /** The groups that a table has: for public data. */
  record OfRows(List<Expression> by) implements Grouping {
    public OfRows {
      by = List.copyOf(by);
    }

    @Override
    public double[] evaluate(Aggregation aggregation, Table table) {
      KeyGroups groups = KeyGroups.of(table, by);
      return aggregation.evaluate(table, groups.groups(), groups.size());
    }

    @Override
    public int[] of(Table table) {
      return KeyGroups.of(table, by).groups();
    }
  }
}
