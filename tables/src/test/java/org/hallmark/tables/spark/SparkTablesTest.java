package org.hallmark.tables.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.Tables;
import org.hallmark.tables.parquet.ParquetTables;
import org.hallmark.tables.source.BadCellsException;
import org.hallmark.tables.source.Cells;
import org.hallmark.tables.source.Format;
import org.hallmark.tables.source.MissingColumnsException;
import org.hallmark.tables.source.SourceQuery;
import org.hallmark.tables.store.RowStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class SparkTablesTest {
  private static final double NONE = Table.MISSING;
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.category("edge", "", List.of("a", "b, \"c\""), Missing.REFUSED),
              Column.number("left", "", Kind.COUNT, "1", 0, 60, Missing.REFUSED),
              Column.number("speed.mean", "", Kind.REAL, "m/s", 0, 30, Missing.CATEGORY)));
  private static final String HEADER = "\ufeffspeed.mean,ignored,edge,left\n";

  @TempDir Path folder;

  @Test
  void read_goodCsv_isTheTableInCanonicalOrder(SparkSession session) throws Exception {
    Path file = file("t.csv.gz", HEADER + "1.5,x,\"b, \"\"c\"\"\",7\n,y,a, 3 \n0.1,z,a,3\n");
    assertEquals(
        Table.of(SCHEMA, new double[][] {{0, 0, 1}, {3, 3, 7}, {0.1, NONE, 1.5}}),
        table(session, Format.CSV, file, Optional.empty(), Cells.STRICT));
  }

  @Test
  void read_badCells_becomeBadSilently(SparkSession session) throws Exception {
    Path file = file("t.csv", HEADER + "NaN,x,a,1\n1e999,x,c,2.5\n2,x,a\n3,x,,-4,extra\n");
    double bad = Table.BAD;
    assertEquals(
        Table.of(SCHEMA, new double[][] {{bad, bad, 0, 0}, {bad, -4, bad, 1}, {bad, 3, 2, bad}}),
        table(session, Format.CSV, file, Optional.empty(), Cells.LENIENT));
  }

  @Test
  void read_badCellsStrictly_tellsAllAtOnce(SparkSession session) throws Exception {
    Path file = file("t.csv", HEADER + "1,x,a,1\nfast,x,:q,2\nNaN,x,a,1\n2,x,a,\n");
    BadCellsException e =
        assertThrows(
            BadCellsException.class,
            () -> table(session, Format.CSV, file, where("edge NOT LIKE ':%'"), Cells.STRICT));
    assertEquals(2, e.count());
    assertEquals(
        List.of(
            new BadCellsException.BadCell(3, "speed.mean", "a finite number, or nothing", "NaN"),
            new BadCellsException.BadCell(4, "left", "a whole number", "")),
        e.first());
  }

  @Test
  void read_malformedLines_areTheSameRowsInAnyPass(SparkSession session) throws Exception {
    String odd = "a\n\n1,x\n\"1,x,a,1\n,,,\n1,x,a,1,9,9\n\"a\"b,x,a,2\n1,x,a,3\r\n2,\"x\n,a,4\n";
    for (String lines : List.of("", odd, odd + "\"open,x,a,5\n6,x,a,6\n")) {
      Path file = file("t.csv", HEADER + lines);
      Table table = table(session, Format.CSV, file, Optional.empty(), Cells.LENIENT);
      assertEquals(lines.isEmpty(), table.rows() == 0);
      table(session, Format.CSV, file, where("left > 1 OR edge IS NULL"), Cells.LENIENT);
    }
  }

  @Test
  void read_columnsOfAnyName_areTakenForNoOthers(SparkSession session) throws Exception {
    Schema schema =
        new Schema(
            Stream.of("texts", "number", "column1", "column0")
                .map(name -> Column.number(name, "", Kind.COUNT, "1", 0, 9, Missing.REFUSED))
                .toList());
    Path file = file("t.csv", "column0,texts,number,column1\n1,2,3,4\n");
    Table table = Table.of(schema, new double[][] {{2}, {3}, {4}, {1}});
    Dataset<Row> rows =
        SparkTables.read(
            session, new SourceQuery(Format.CSV, file, schema, Optional.empty()), Cells.STRICT);
    assertEquals(table, SparkTables.store(rows, schema, RowStorage.in(folder)).table());
    assertEquals(
        table,
        new SparkSourceReader(session)
            .pass(
                new SourceQuery(Format.CSV, file, schema, where("number = 3")),
                RowStorage.in(folder))
            .rows()
            .table());
    Path bad = file("u.csv", "column0,texts,number,column1\n1,2,3,4\n1,x,3,4\n");
    BadCellsException e =
        assertThrows(
            BadCellsException.class,
            () ->
                SparkTables.read(
                    session,
                    new SourceQuery(Format.CSV, bad, schema, Optional.empty()),
                    Cells.STRICT));
    assertEquals(
        List.of(new BadCellsException.BadCell(2, "texts", "a whole number", "x")), e.first());
  }

  @Test
  void read_where_selectsByTextAndNumber(SparkSession session) throws Exception {
    Path file = file("t.csv", HEADER + "1,x,a,1\n2,x,:j,2\nbad,x,a,5\n,x,a,7\n9,x,a,9\n");
    Optional<Expression> where = where("edge NOT LIKE ':%' AND `speed.mean` > 0 AND left < 9");
    assertEquals(
        Table.of(SCHEMA, new double[][] {{0}, {1}, {1}}),
        table(session, Format.CSV, file, where, Cells.LENIENT));
    assertThrows(
        IllegalArgumentException.class,
        () -> table(session, Format.CSV, file, where("seed = 3"), Cells.LENIENT));
  }

  @Test
  void read_missingColumn_namesItAndTheHeader(SparkSession session) throws Exception {
    Path file = file("t.csv", "edge,Left,speed.mean\na,1,2\n");
    MissingColumnsException e =
        assertThrows(
            MissingColumnsException.class,
            () -> table(session, Format.CSV, file, Optional.empty(), Cells.LENIENT));
    assertEquals(List.of("left"), e.missing());
    assertEquals(List.of("edge", "Left", "speed.mean"), e.found());
    assertThrows(
        NoSuchFileException.class,
        () -> table(session, Format.CSV, folder.resolve("no"), Optional.empty(), Cells.LENIENT));
  }

  @Test
  void read_ownParquet_isTheSameTable(SparkSession session) throws Exception {
    Table table = Tables.random(500, 41);
    Path file = folder.resolve("t.parquet");
    ParquetTables.write(table, file);
    Dataset<Row> rows =
        SparkTables.read(
            session,
            new SourceQuery(Format.PARQUET, file, Tables.SCHEMA, Optional.empty()),
            Cells.STRICT);
    assertEquals(
        table.sorted(), SparkTables.store(rows, Tables.SCHEMA, RowStorage.in(folder)).table());
  }

  @Test
  void store_anyPartitions_isTheSameTable(SparkSession session) throws Exception {
    Table table = Tables.random(300, 42);
    Path file = folder.resolve("t.parquet");
    ParquetTables.write(table, file);
    Dataset<Row> rows =
        SparkTables.read(
            session,
            new SourceQuery(Format.PARQUET, file, Tables.SCHEMA, Optional.empty()),
            Cells.LENIENT);
    for (int partitions : new int[] {1, 3, 8}) {
      assertEquals(
          table.sorted(),
          SparkTables.store(rows.repartition(partitions), Tables.SCHEMA, RowStorage.in(folder))
              .table());
    }
  }

  @Test
  void session_running_leavesTheWorkingFolderAlone(SparkSession session) throws Exception {
    assertTrue(Files.notExists(Path.of("spark-warehouse")));
    assertTrue(Files.notExists(Path.of("metastore_db")));
    assertTrue(Files.notExists(Path.of("artifacts")));
    assertTrue(session.sparkContext().uiWebUrl().isEmpty());
  }

  private Table table(
      SparkSession session, Format format, Path file, Optional<Expression> where, Cells cells)
      throws IOException {
    SourceQuery query = new SourceQuery(format, file, SCHEMA, where);
    SparkSourceReader reader = new SparkSourceReader(session);
    Table table = reader.rows(query, cells, RowStorage.in(folder)).table();
    assertEquals(table, reader.pass(query, RowStorage.in(folder)).rows().table());
    return table;
  }

  private static Optional<Expression> where(String text) throws Exception {
    return Optional.of(Expression.parse(text));
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream zipped = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      zipped.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
