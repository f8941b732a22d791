package org.hallmark.tables.spark;

import java.io.IOException;
import java.io.Serializable;
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
import org.hallmark.tables.source.RecordDigests;
import org.hallmark.tables.source.SourcePass;
import org.hallmark.tables.source.SourceQuery;

/** One pass over a file for the rows that a condition selects and the digests of all records. */
final class DigestingPass {
  private DigestingPass() {}

  /** What one partition gives. */
  private record Part(double[][] rows, byte[] digests) implements Serializable {}

  static SourcePass over(SparkSession session, SourceQuery query) throws IOException {
    Schema schema = query.schema();
    List<String> names = SourceFile.names(session, query.format(), query.file());
    Dataset<Row> places = SourceFile.places(session, query.format(), query.file(), names);
    Dataset<Row> rows = rows(places, schema, query.where(), names);
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
