package org.hallmark.tables.source;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.BatchRows;

/** Records that are gathered until there are enough to ask the condition of all at once. */
final class RecordBatch {
  private final Schema schema;
  private final Optional<Expression> where;
  private final RowWatch watch;
  private final OpenWords[] columns;
  private final double[][] cells;
  private final String[][] texts;
  private int rows;
  private long before;

  RecordBatch(Schema schema, Optional<Expression> where, RowWatch watch) {
    this.schema = schema;
    this.where = where;
    this.watch = watch;
    this.columns = schema.columns().stream().map(OpenWords::new).toArray(OpenWords[]::new);
    int most = BatchRows.of(schema);
    this.cells = new double[columns.length][most];
    this.texts = new String[most][];
  }

  boolean isFull() {
    return rows == texts.length;
  }

  void add(String[] record) {
    for (int c = 0; c < columns.length; c++) {
      cells[c][rows] = columns[c].parse(record[c]);
    }
    texts[rows++] = record;
  }

  /** The rows that the condition selects; the batch is empty afterwards. */
  Table take() {
    double[][] all = new double[columns.length][];
    Arrays.setAll(all, c -> Arrays.copyOf(cells[c], rows));
    int[] selected = selected(all);
    for (int row : selected) {
      watch.selected(before + row + 1, texts[row]);
    }
    for (int c = 0; c < columns.length; c++) {
      OpenWords words = columns[c];
      all[c] = Arrays.stream(all[c]).map(words::closed).toArray();
      words.forget();
    }
    before += rows;
    rows = 0;
    Table closed = Table.of(schema, all);
    return selected.length == closed.rows() ? closed : closed.rows(selected);
  }

  private int[] selected(double[][] all) {
    if (where.isEmpty()) {
      return IntStream.range(0, rows).toArray();
    }
    Schema open = new Schema(Arrays.stream(columns).map(OpenWords::column).toList());
    double[][] asked = Arrays.stream(all).map(RecordBatch::badAsMissing).toArray(double[][]::new);
    double[] truth = where.get().evaluate(Table.of(open, asked));
    return IntStream.range(0, rows).filter(row -> truth[row] == 1).toArray();
  }

  private static double[] badAsMissing(double[] cells) {
    return Arrays.stream(cells).map(c -> Table.isBad(c) ? Table.MISSING : c).toArray();
  }
}
