package org.hallmark.tables.spark;

import java.util.Iterator;
import java.util.function.Consumer;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.BadCell;

/** The rows of one partition as tables. */
abstract class PartitionTables implements Iterator<Table> {
  private final Schema columns;
  private final String name;
  private final CellText[] parsers;
  private Consumer<BadCell> bad = cell -> {};

  PartitionTables(Schema columns, String name) {
    this.columns = columns;
    this.name = name;
    this.parsers = SparkTables.cells(columns);
  }

  /** Tells bad cells from now on. */
  void tellBad(Consumer<BadCell> consumer) {
    bad = consumer;
  }

  final Schema columns() {
    return columns;
  }

  final double number(int column, double number) {
    double cell = parsers[column].parse(number);
    if (Table.isBad(cell)) {
      told(column, Double.toString(number));
    }
    return cell;
  }

  final double text(int column, String text) {
    double cell = parsers[column].parse(text);
    if (Table.isBad(cell)) {
      told(column, text);
    }
    return cell;
  }

  private void told(int column, String found) {
    bad.accept(
        new BadCell(name, 0, columns.names().get(column), parsers[column].expected(), found));
  }
}
