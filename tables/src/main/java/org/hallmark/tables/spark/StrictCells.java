package org.hallmark.tables.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.source.BadCellsException;
import org.hallmark.tables.source.BadCellsException.BadCell;

/** Looks through a public source for cells that their columns cannot hold. */
final class StrictCells {
  /** Spark numbers rows by partition in the upper bits and by place in the lower 33. */
  private static final int PLACE_BITS = 33;

  private StrictCells() {}

  static void require(
      Dataset<Row> texts, Column[] typed, Optional<String> condition, Schema schema) {
    String all = SourceFile.unlike(schema, "texts");
    String number = SourceFile.unlike(schema, "number");
    Dataset<Row> numbered =
        texts
            .withColumn(all, functions.array(SparkTables.columns(schema)))
            .withColumn(number, functions.monotonically_increasing_id());
    List<Column> kept = new ArrayList<>(List.of(typed));
    kept.add(functions.col(all));
    kept.add(functions.col(number));
    Dataset<Row> rows = numbered.select(kept.toArray(new Column[0]));
    Dataset<Row> chosen = condition.map(c -> rows.filter(functions.expr(c))).orElse(rows);
    CellText[] cells = SparkTables.cells(schema);
    FlatMapFunction<Iterator<Row>, Found> look = partition -> look(partition, cells).iterator();
    List<Found> found = chosen.select(all, number).javaRDD().mapPartitions(look).collect();
    long count = found.stream().mapToLong(Found::count).sum();
    if (count > 0) {
      throw new BadCellsException(told(found, numbered.select(number), schema, cells), count);
    }
  }

  private static List<Found> look(Iterator<Row> rows, CellText[] cells) {
    Found found = new Found();
    while (rows.hasNext()) {
      Row row = rows.next();
      List<String> texts = row.getList(0);
      for (int c = 0; c < cells.length; c++) {
        String text = texts.get(c) == null ? "" : texts.get(c);
        if (Table.isBad(cells[c].parse(text))) {
          found.add(row.getLong(1), c, text);
        }
      }
    }
    return List.of(found);
  }

  private static List<BadCell> told(
      List<Found> found, Dataset<Row> numbers, Schema schema, CellText[] cells) {
    List<BadCell> told = new ArrayList<>();
    long[] firstRows = firstRows(numbers);
    for (Found some : found) {
      for (int i = 0; i < some.texts.size(); i++) {
        long number = some.numbers.get(i);
        long row = firstRows[(int) (number >>> PLACE_BITS)] + (number & (1L << PLACE_BITS) - 1);
        int column = some.columns.get(i);
        told.add(
            new BadCell(
                row, schema.names().get(column), cells[column].expected(), some.texts.get(i)));
      }
    }
    told.sort(Comparator.comparingLong(BadCell::row));
    return told.subList(0, Math.min(BadCellsException.SHOWN, told.size()));
  }

  /** The number, from 1, of each partition's first row. */
  private static long[] firstRows(Dataset<Row> numbers) {
    FlatMapFunction<Iterator<Row>, Long> size =
        rows -> {
          long rowsFound = 0;
          for (; rows.hasNext(); rows.next()) {
            rowsFound++;
          }
          return List.of(rowsFound).iterator();
        };
    List<Long> sizes = numbers.javaRDD().mapPartitions(size).collect();
    long[] first = new long[sizes.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = i == 0 ? 1 : first[i - 1] + sizes.get(i - 1);
    }
    return first;
  }

  /** The bad cells of one partition: all counted, the first ones kept. */
  private static final class Found implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Long> numbers = new ArrayList<>();
    private final ArrayList<Integer> columns = new ArrayList<>();
    private final ArrayList<String> texts = new ArrayList<>();
    private long count;

    void add(long number, int column, String text) {
      count++;
      if (texts.size() < BadCellsException.SHOWN) {
        numbers.add(number);
        columns.add(column);
        texts.add(BadCellsException.excerpt(text));
      }
    }

    long count() {
      return count;
    }
  }
}
