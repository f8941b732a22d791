package org.hallmark.tables.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.source.BadCellsException;
import org.hallmark.tables.source.Cells;
import org.hallmark.tables.source.MissingColumnsException;
import org.hallmark.tables.source.SourceQuery;
import org.hallmark.tables.store.RowRuns;
import org.hallmark.tables.store.RowStorage;
import org.hallmark.tables.store.StoredTable;

/**
 * Tables read and collected by Spark.
 *
 * <p>In a {@code Dataset<Row>} of a schema, a category is a string, also one that the schema does
 * not list; a number is a double, {@link Table#BAD} where the cell held none; null is missing.
 * There {@link Expression#sql} can be evaluated.
 */
public final class SparkTables {
  private SparkTables() {}

  /**
   * The rows of a file that a condition selects. Only the header is looked at before an action.
   *
   * @throws MissingColumnsException if the file lacks columns of the schema
   * @throws BadCellsException if cells are strict and some are bad; the file is read for that
   */
  public static Dataset<Row> read(SparkSession session, SourceQuery query, Cells cells)
      throws IOException {
    Schema schema = query.schema();
    Dataset<Row> texts = SourceFile.texts(session, query.format(), query.file(), schema);
    if (cells == Cells.STRICT) {
      StrictCells.require(texts, typed(schema), query.where().map(Expression::sql), schema);
    }
    Dataset<Row> rows = texts.select(typed(schema));
    return query
        .where()
        .map(condition -> rows.filter(functions.expr(condition.sql())))
        .orElse(rows);
  }

  /**
   * All rows, in canonical order whatever the partitions: each task sorts what it reads, run by
   * run, into the folder of the storage, which it must see.
   */
  public static StoredTable store(Dataset<Row> rows, Schema schema, RowStorage storage)
      throws IOException {
    CellText[] cells = cells(schema);
    String folder = storage.folder().toString();
    FlatMapFunction<Iterator<Row>, RowRuns.Written> write =
        partition -> List.of(written(partition, schema, cells, folder)).iterator();
    Dataset<Row> ordered = rows.select(columns(schema));
    return StoredTable.of(schema, ordered.javaRDD().mapPartitions(write).collect(), storage);
  }

  private static RowRuns.Written written(
      Iterator<Row> rows, Schema schema, CellText[] cells, String folder) throws IOException {
    try (RowRuns runs = new RowRuns(schema, Path.of(folder))) {
      RowBlock block = new RowBlock(schema, cells);
      while (rows.hasNext()) {
        block.add(rows.next());
        if (block.isFull()) {
          runs.add(block.take());
        }
      }
      runs.add(block.take());
      return runs.written();
    }
  }

  /** The columns of a schema, in its order. */
  public static Column[] columns(Schema schema) {
    return schema.names().stream()
        .map(name -> functions.col("`" + name + "`"))
        .toArray(Column[]::new);
  }

  static CellText[] cells(Schema schema) {
    return schema.columns().stream().map(CellText::new).toArray(CellText[]::new);
  }

  /** The columns of a schema as texts become those of a {@code Dataset<Row>} of it. */
  static Column[] typed(Schema schema) {
    return schema.columns().stream().map(SparkTables::typed).toArray(Column[]::new);
  }

  private static Column typed(org.hallmark.tables.Column column) {
    Column text = functions.col("`" + column.name() + "`");
    if (column.kind() == Kind.CATEGORY) {
      UDF1<String, String> word = cell -> cell == null || cell.isBlank() ? null : cell.strip();
      return functions.udf(word, DataTypes.StringType).apply(text).as(column.name());
    }
    CellText cells = new CellText(column);
    UDF1<String, Double> parse =
        cell -> {
          double number = cells.parse(cell == null ? "" : cell);
          return Table.isMissing(number) ? null : Double.valueOf(number);
        };
    return functions.udf(parse, DataTypes.DoubleType).apply(text).as(column.name());
  }
}
