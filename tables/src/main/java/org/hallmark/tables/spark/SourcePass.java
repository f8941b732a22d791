package org.hallmark.tables.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * What one pass over a file gives: the rows that a condition selects, bad cells silently bad, and
 * the {@link RecordDigests} of all its records.
 *
 * @param rows in canonical order, as {@link SparkTables#read} and {@link SparkTables#collect} have
 *     them
 * @param digests in blocks, one after the other in each; neither their order nor blocks matter
 */
public record SourcePass(Table rows, List<byte[]> digests) {
  public SourcePass {
    digests = List.copyOf(digests);
  }

  /** What one partition gives. */
  private record Part(double[][] rows, byte[] digests) implements Serializable {}

  /**
   * Reads a file.
   *
   * @param where a condition on columns of the schema, as {@link SparkTables#read} takes it
   * @throws MissingColumnsException if the file lacks columns of the schema
   */
  public static SourcePass over(
      SparkSession session, Format format, Path file, Schema schema, Optional<Expression> where)
      throws IOException {
    SparkTables.requireCondition(where, schema);
    List<String> names = SourceFile.names(session, format, file);
    Dataset<Row> rows = rows(SourceFile.places(session, format, file, names), schema, where, names);
    CellText[] cells = SparkTables.cells(schema);
    int width = names.size();
    int[] chosen = schema.names().stream().mapToInt(names::indexOf).toArray();
    FlatMapFunction<Iterator<Row>, Part> part =
        some -> List.of(part(some, cells, new RecordDigests(width, chosen))).iterator();
    List<Part> parts = rows.javaRDD().mapPartitions(part).collect();
    return new SourcePass(
        RowBlock.table(schema, parts.stream().map(Part::rows).toList()).sorted(),
        parts.stream().map(Part::digests).toList());
  }

  /** All texts of a record, whether it is selected, and the columns of the schema. */
  private static Dataset<Row> rows(
      Dataset<Row> places, Schema schema, Optional<Expression> where, List<String> names) {
    String texts = SourceFile.unlike(schema, "texts");
    Column all =
        functions.array(
            IntStream.range(0, names.size())
                .mapToObj(i -> functions.col(SourceFile.place(i)))
                .toArray(Column[]::new));
    Column selected =
        where
            .map(c -> functions.coalesce(functions.expr(c.sql()), functions.lit(false)))
            .orElse(functions.lit(true));
    return places
        .select(with(SourceFile.columns(schema, names), all.as(texts)))
        .select(with(SparkTables.typed(schema), functions.col(texts)))
        .select(with(SparkTables.columns(schema), functions.col(texts), selected));
  }

  private static Column[] with(Column[] some, Column... more) {
    List<Column> columns = new ArrayList<>(List.of(some));
    columns.addAll(List.of(more));
    return columns.toArray(Column[]::new);
  }

  private static Part part(Iterator<Row> rows, CellText[] cells, RecordDigests digests) {
    RowBlock selected = new RowBlock(cells);
    while (rows.hasNext()) {
      Row row = rows.next();
      digests.add(row.getList(cells.length));
      if (row.getBoolean(cells.length + 1)) {
        selected.add(row);
      }
    }
    return new Part(selected.columns(), digests.block());
  }
}
