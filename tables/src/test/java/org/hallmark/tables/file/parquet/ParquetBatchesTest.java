package org.hallmark.tables.file.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.Tables;
import org.hallmark.tables.file.Cells;
import org.hallmark.tables.parquet.ParquetTables;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.spark.SparkExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SparkExtension.class)
class ParquetBatchesTest {
  private static final int ROWS = 3000;

  /** Every type that is read, with repetitions, nulls, values that are bad and plain ones. */
  private static final String[] ROW = {
    "id",
    "if(id % 7 = 0, null, hash(id) / 3D) AS d",
    "CASE WHEN id % 11 = 0 THEN double('NaN') WHEN id % 13 = 0 THEN double('-Infinity')"
        + " ELSE -0D END AS odd",
    "CAST(hash(id) % 100 AS FLOAT) / CAST(7 AS FLOAT) AS f",
    "CAST(hash(id) % 50 AS INT) AS i",
    "CAST(id % 3 AS SMALLINT) AS s",
    "CAST(hash(id) % 9999 AS DECIMAL(9,2)) AS dec",
    "CAST(hash(id) AS DECIMAL(25,3)) AS big",
    "id % 2 = 0 AS b",
    "if(id % 5 = 0, null, concat('w', id % 4)) AS w",
    "CAST(id AS STRING) AS t",
    "current_timestamp() AS time",
    "array(id) AS a"
  };

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              number("id", Kind.INTEGER, Missing.REFUSED),
              number("d", Kind.REAL, Missing.CATEGORY),
              number("odd", Kind.REAL, Missing.REFUSED),
              number("f", Kind.REAL, Missing.REFUSED),
              number("i", Kind.INTEGER, Missing.REFUSED),
              Column.category("s", "", List.of("0", "2"), Missing.REFUSED),
              number("dec", Kind.REAL, Missing.REFUSED),
              number("big", Kind.INTEGER, Missing.REFUSED),
              Column.category("b", "", List.of("true", "false"), Missing.REFUSED),
              Column.category("w", "", List.of("w3", "w0", "w1"), Missing.REFUSED),
              number("t", Kind.INTEGER, Missing.REFUSED)));

  @TempDir static Path folder;

  @ParameterizedTest
  @CsvSource({"snappy, v1", "gzip, v2", "zstd, v1", "lz4_raw, v2"})
  void read_everyTypeCodecAndPageVersion_isWhatSparkReads(
      String codec, String version, SparkSession session) throws Exception {
    List<Path> files = write(session, codec, version);
    ParquetBatches batches = ParquetBatches.open(files, SCHEMA);
    assertEquals(SCHEMA, batches.schema());
    Cells cells = Cells.of(batches);
    List<Row> rows =
        session.read().parquet(folder.resolve(codec).toString()).orderBy("id").collectAsList();
    for (int c = 0; c < SCHEMA.columns().size(); c++) {
      int index = c;
      CellText text = new CellText(SCHEMA.columns().get(c));
      double[] expected = rows.stream().mapToDouble(row -> cell(row.get(index), text)).toArray();
      assertArrayEquals(expected, cells.column(c), SCHEMA.names().get(c));
    }
    long bad = SCHEMA.names().stream().mapToLong(n -> bad(cells.column(SCHEMA.indexOf(n)))).sum();
    assertTrue(bad > ROWS / 3, "bad cells: " + bad);
    assertEquals(bad, cells.bad().size());
  }

  @Test
  void read_ownFile_isTheTable() throws Exception {
    Table table = Tables.random(100_500, 61);
    Path file = folder.resolve("own.parquet");
    ParquetTables.write(table, file);
    ParquetBatches batches = ParquetBatches.open(List.of(file), Tables.SCHEMA);
    assertEquals(2, batches.parts().size());
    Cells cells = Cells.of(batches, Tables.SCHEMA.select(List.of("speed", "weather")));
    assertArrayEquals(table.column("speed"), cells.column(0));
    assertArrayEquals(table.column("weather"), cells.column(1));
    assertEquals(List.of(), cells.bad());
  }

  @Test
  void read_badCells_areToldWithFileAndRow(SparkSession session) throws Exception {
    List<Path> files = write(session, "snappy", "v1");
    Cells cells = Cells.of(ParquetBatches.open(files, SCHEMA.select(List.of("odd", "w"))));
    String name = files.get(0).getFileName().toString();
    List<BadCell> first = cells.bad().stream().sorted().limit(3).toList();
    assertEquals(
        List.of(
            new BadCell(name, 1, "odd", "a finite number", "NaN"),
            new BadCell(name, 1, "w", "one of [w3, w0, w1]", ""),
            new BadCell(name, 3, "w", "one of [w3, w0, w1]", "w2")),
        first);
  }

  @Test
  void open_columnsThatCannotBeRead_areToldAndTheRestIsRead(SparkSession session) throws Exception {
    List<Path> files = write(session, "snappy", "v1");
    Schema wanted =
        new Schema(
            List.of(
                number("id", Kind.INTEGER, Missing.REFUSED),
                number("time", Kind.REAL, Missing.REFUSED),
                number("a", Kind.REAL, Missing.REFUSED),
                number("none", Kind.REAL, Missing.REFUSED),
                Column.category("d", "", List.of("1"), Missing.REFUSED)));
    ParquetBatches batches = ParquetBatches.open(files, wanted);
    assertEquals(List.of("id"), batches.schema().names());
    assertEquals(List.of("a", "d", "none", "time"), List.copyOf(batches.problems(wanted).keySet()));
    assertTrue(batches.problems(wanted).get("none").startsWith("there is no such column in "));
    assertEquals(13, ParquetBatches.names(files.get(0)).size());
  }

  @Test
  void read_damagedFile_failsWithItsName(SparkSession session) throws Exception {
    Path file = write(session, "snappy", "v1").get(0);
    byte[] bytes = Files.readAllBytes(file);
    int failures = 0;
    for (int at = 4; at < bytes.length; at += bytes.length / 60) {
      byte[] damaged = bytes.clone();
      Arrays.fill(damaged, at, Math.min(bytes.length, at + 40), (byte) 0xA5);
      Path copy = Files.write(folder.resolve("damaged.parquet"), damaged);
      try {
        assertFalse(Cells.of(ParquetBatches.open(List.of(copy), SCHEMA)).column(0).length == 0);
      } catch (IOException e) {
        assertTrue(e.getMessage().startsWith("damaged.parquet is "), e.getMessage());
        failures++;
      }
    }
    assertTrue(failures > 10, "failures: " + failures);
    Path text = Files.writeString(folder.resolve("text.parquet"), "a,b\n1,2\n");
    assertThrows(IOException.class, () -> ParquetBatches.open(List.of(text), SCHEMA));
  }

  private List<Path> write(SparkSession session, String codec, String version) throws IOException {
    Dataset<Row> rows = session.range(0, ROWS, 1, 2).selectExpr(ROW);
    Path place = folder.resolve(codec);
    if (Files.notExists(place)) {
      rows.write()
          .option("compression", codec)
          .option("parquet.writer.version", version)
          .option("parquet.page.row.count.limit", 700)
          .parquet(place.toString());
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(f -> f.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private static double cell(Object value, CellText text) {
    if (value instanceof Double || value instanceof Float || value instanceof Long) {
      return text.parse(((Number) value).doubleValue());
    }
    return text.parse(value == null ? "" : value.toString());
  }

  private static long bad(double[] cells) {
    return Arrays.stream(cells).filter(Table::isBad).count();
  }

  private static Column number(String name, Kind kind, Missing missing) {
    return Column.number(name, "", kind, "1", 0, 1, missing);
  }
}
