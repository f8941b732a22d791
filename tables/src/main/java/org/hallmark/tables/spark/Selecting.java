package org.hallmark.tables.spark;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.BadCell;

/** The rows of a partition for which a condition is true. */
final class Selecting extends PartitionTables {
  private final PartitionTables all;
  private final Expression where;

  private Selecting(PartitionTables all, Expression where) {
    super(all.columns(), "");
    this.all = all;
    this.where = where;
  }

  /** Those for which all conditions are. */
  static PartitionTables of(PartitionTables tables, List<Expression> conditions) {
    PartitionTables selected = tables;
    for (Expression condition : conditions) {
      selected = new Selecting(selected, condition);
    }
    return selected;
  }

  @Override
  void tellBad(Consumer<BadCell> consumer) {
    all.tellBad(consumer);
  }

  @Override
  public boolean hasNext() {
    return all.hasNext();
  }

  @Override
  public Table next() {
    Table table = all.next();
    double[] truth = where.evaluate(table);
    return table.rows(IntStream.range(0, truth.length).filter(row -> truth[row] == 1).toArray());
  }
}
