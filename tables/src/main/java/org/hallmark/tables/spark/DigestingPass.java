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
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.source.RecordDigests;
import org.hallmark.tables.source.SourcePass;
import org.hallmark.tables.source.SourceQuery;
import org.hallmark.tables.store.RowRuns;
import org.hallmark.tables.store.RowStorage;
import org.hallmark.tables.store.StoredBlocks;
import org.hallmark.tables.store.StoredTable;

/** One pass over a file for the rows that a condition selects and the digests of all records. */
final class DigestingPass {
  private DigestingPass() {}

  /** Where one partition's rows and digests lie. */
  private record Part(RowRuns.Written rows, String digests) implements Serializable {}

  /** What a task needs to know. */
  private record Asked(Schema schema, CellText[] cells, int width, int[] chosen, String folder)
      implements Serializable {}

  static SourcePass over(SparkSession session, SourceQuery query, RowStorage storage)
      throws IOException {
    Schema schema = query.schema();
    List<String> names = SourceFile.names(session, query.format(), query.file());
    Dataset<Row> places = SourceFile.places(session, query.format(), query.file(), names);
    Dataset<Row> rows = rows(places, schema, query.where(), names);
    Asked asked =
        new Asked(
            schema,
            SparkTables.cells(schema),
            names.size(),
            schema.names().stream().mapToInt(names::indexOf).toArray(),
            storage.folder().toString());
    FlatMapFunction<Iterator<Row>, Part> part = some -> List.of(part(some, asked)).iterator();
    List<Part> parts = rows.javaRDD().mapPartitions(part).collect();
    return new SourcePass(
        StoredTable.of(schema, parts.stream().map(Part::rows).toList(), storage),
        new StoredBlocks(parts.stream().map(Part::digests).toList()));
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

  private static Part part(Iterator<Row> rows, Asked asked) throws IOException {
    Path folder = Path.of(asked.folder());
    RowBlock selected = new RowBlock(asked.schema(), asked.cells());
    try (RowRuns runs = new RowRuns(asked.schema(), folder);
        StoredBlocks.Writer blocks = new StoredBlocks.Writer(folder)) {
      while (rows.hasNext()) {
        RecordDigests digests = new RecordDigests(asked.width(), asked.chosen());
        for (int i = 0; i < RowBlocks.BLOCK && rows.hasNext(); i++) {
          add(rows.next(), asked.cells().length, digests, selected);
        }
        blocks.add(digests.block());
        runs.add(selected.take());
      }
      return new Part(runs.written(), blocks.file().toString());
    }
  }

  private static void add(Row row, int columns, RecordDigests digests, RowBlock selected) {
    digests.add(row.getList(columns));
    if (row.getBoolean(columns + 1)) {
      selected.add(row);
    }
  }
}
