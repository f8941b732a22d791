package org.hallmark.tables.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.hallmark.tables.file.DataFiles;
import org.hallmark.tables.parquet.ParquetTables;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.LocalScan;
import org.hallmark.tables.scan.ResidualGathering;
import org.hallmark.tables.scan.Residuals;
import org.hallmark.tables.scan.Scan;
import org.hallmark.tables.scan.TableBatches;
import org.hallmark.tables.scan.Totals;
import org.hallmark.tables.source.MissingColumnsException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class SparkScanTest {
  private static final Table TABLE = Tables.random(20_000, 71);
  private static final String RESIDUAL = "speed - minute / 3";
  private static final Totals SUMS = new Totals("speed", List.of());

  @TempDir static Path folder;
  private static Totals byMinute;
  private static ResidualGathering law;

  @BeforeAll
  static void write() throws Exception {
    ParquetTables.write(TABLE, folder.resolve("t.parquet"));
    byMinute = new Totals("mass in kg", List.of(Expression.parse("floor(minute / 10)")));
    law =
        new ResidualGathering(
            Expression.parse(RESIDUAL), Math::abs, 4, 7, List.of("minute", "edge"));
  }

  @Test
  void gather_columnsOrRowsInAnyPartitions_givesTheBitsOfALocalScan(SparkSession session)
      throws Exception {
    Gathered expected = gather(LocalScan.of(new TableBatches(TABLE, 3)));
    Dataset<Row> file = rows(session);
    assertTrue(DataColumns.scan(file.queryExecution().sparkPlan()).isPresent());
    assertSame(expected, gather(scan(file)));
    for (int partitions : new int[] {1, 8, 64}) {
      Dataset<Row> shuffled = file.repartition(partitions);
      assertTrue(DataColumns.scan(shuffled.queryExecution().sparkPlan()).isEmpty());
      assertSame(expected, gather(scan(shuffled)));
    }
    assertEquals(TABLE.rows(), expected.rows());
    assertEquals(7, expected.of(byMinute).size());
  }

  /** Plain SQL is the oracle: it counts and bounds the same residuals. */
  @Test
  void gather_law_agreesWithSql(SparkSession session) throws Exception {
    Residuals found = gather(scan(rows(session))).of(law);
    Row sql =
        rows(session)
            .selectExpr(Expression.parse(RESIDUAL).sql() + " AS r")
            .selectExpr(
                "count(r)",
                "count_if(abs(r) > 4)",
                "sum(r)",
                "max(abs(r))",
                "percentile(abs(r), 0.5)")
            .head();
    assertEquals(sql.getLong(0), found.checked());
    assertEquals(sql.getLong(1), found.violations());
    assertEquals(sql.getDouble(2), found.sum(), 1e-9 * found.checked());
    assertEquals(sql.getDouble(3), found.excesses().rank(found.checked()).high());
    assertEquals(sql.getDouble(3), found.worst().get(0).excess());
    assertEquals(sql.getDouble(4), found.excesses().rank((found.checked() + 1) / 2).low(), 1e-2);
  }

  @Test
  void gather_condition_selectsRows(SparkSession session) throws Exception {
    Expression where = Expression.parse("minute > 50 AND edge = 'A0B0'");
    for (Dataset<Row> rows : List.of(rows(session), rows(session).repartition(3))) {
      Gathered found =
          SparkScan.of(rows, Tables.SCHEMA, "t", Optional.of(where)).gather(List.of(SUMS));
      assertEquals(rows.where(where.sql()).count(), found.rows());
      assertTrue(found.rows() > 500);
    }
  }

  @Test
  void gather_everyType_isReadTheSameByColumnsAndRows(SparkSession session) throws Exception {
    Path place = folder.resolve("types");
    session
        .range(0, 1000, 1, 2)
        .selectExpr(
            "if(id % 3 = 0, null, id / 2D) AS d",
            "CAST(id AS FLOAT) / CAST(7 AS FLOAT) AS f",
            "CAST(id AS INT) AS i",
            "CAST(id % 100 AS TINYINT) AS b",
            "id % 2 = 0 AS t",
            "CAST(id / 8 AS DECIMAL(9,3)) AS dec",
            "concat(id, '.5') AS s",
            "if(id = 7, double('NaN'), 1D) AS odd",
            "array(id, 2 * id) AS a")
        .write()
        .parquet(place.toString());
    Schema schema =
        new Schema(
            List.of(
                number("d", Missing.CATEGORY),
                number("f", Missing.REFUSED),
                number("i", Missing.REFUSED),
                number("b", Missing.REFUSED),
                Column.category("t", "", List.of("true"), Missing.REFUSED),
                number("dec", Missing.REFUSED),
                number("s", Missing.REFUSED),
                number("odd", Missing.REFUSED),
                number("a[1]", Missing.REFUSED)));
    Dataset<Row> rows = session.read().parquet(place.toString());
    List<Totals> totals =
        schema.names().stream()
            .filter(name -> !name.equals("t") && !name.equals("odd"))
            .map(name -> new Totals(name, List.of()))
            .toList();
    Gathered byRows =
        SparkScan.of(rows.repartition(5), schema, "x", Optional.empty()).gather(totals);
    List<Totals> plain = totals.subList(0, 6);
    assertTrue(DataColumns.scan(rows.queryExecution().sparkPlan()).isPresent());
    Gathered byColumns = SparkScan.of(rows, schema, "x", Optional.empty()).gather(plain);
    for (Totals total : plain) {
      assertEquals(byRows.of(total), byColumns.of(total), total.column());
    }
    assertEquals(Map.of(0.0, 999_000.0), byRows.of(totals.get(6)));
    List<Scan> scans =
        List.of(
            SparkScan.of(rows, schema, "x", Optional.empty()),
            SparkScan.of(rows.repartition(5), schema, "x", Optional.empty()));
    for (Scan scan : scans) {
      Gathered found = gatherBad(scan);
      assertEquals(new TreeMap<>(Map.of("odd", 1L, "t", 500L)), found.badCells().counts());
      assertEquals(
          new BadCell("x", 0, "odd", "a finite number", "NaN"), found.badCells().first().get(0));
    }
  }

  @Test
  void of_columnsThatCannotBeRead_areTold(SparkSession session) {
    Dataset<Row> rows =
        session.range(5).selectExpr("id", "current_date() AS day", "array(id) AS a");
    Schema schema =
        new Schema(
            List.of(
                number("id", Missing.REFUSED), number("day", Missing.REFUSED),
                number("a", Missing.REFUSED), number("none", Missing.REFUSED)));
    assertEquals(
        List.of("a", "day", "none"), List.copyOf(SparkScan.problems(rows, schema).keySet()));
    assertThrows(
        MissingColumnsException.class, () -> SparkScan.of(rows, schema, "x", Optional.empty()));
  }

  @Test
  void open_textFiles_areReadAsTheLocalReadersReadThem(SparkSession session) throws Exception {
    Schema schema =
        new Schema(
            List.of(
                number("x", Missing.REFUSED),
                number("y[1]", Missing.CATEGORY),
                Column.category("w", "", List.of("a b"), Missing.REFUSED),
                number("none", Missing.REFUSED)));
    Path csv =
        Files.writeString(
            folder.resolve("t.csv"), "w,x,y[1]\n\"a b\", 1.5 ,\na b,0x1,7\nb,1e-3,NaN\n");
    Path json =
        Files.writeString(
            folder.resolve("t.jsonl"),
            "{\"w\": \"a b\", \"x\": 1.5, \"y\": [2]}\n"
                + "{\"w\": \"a b\", \"x\": \"0x1\", \"y\": [3, 7]}\n"
                + "{\"w\": \"b\", \"x\": 1e-3, \"y\": [1, \"NaN\"]}\n");
    ResidualGathering x = new ResidualGathering(Expression.parse("x"), Math::abs, 1, 0, List.of());
    ResidualGathering y =
        new ResidualGathering(Expression.parse("`y[1]`"), Math::abs, 1, 0, List.of("w"));
    for (Path file : List.of(csv, json)) {
      SparkFiles files = SparkFiles.open(session, file.toString(), schema, Optional.empty());
      DataFiles local = DataFiles.open(file, schema);
      assertEquals(List.of("x", "y[1]", "w"), files.schema().names());
      assertEquals(local.batches().schema(), files.schema());
      assertEquals(local.problems().keySet(), files.problems().keySet());
      Gathered found = files.scan().gather(List.of(x, y));
      Gathered expected = LocalScan.of(local.batches()).gather(List.of(x, y));
      assertEquals(expected.of(x), found.of(x));
      assertEquals(expected.of(y), found.of(y));
      assertEquals(expected.badCells().counts(), found.badCells().counts());
      assertEquals(3, found.badCells().count());
    }
  }

  private static Gathered gatherBad(Scan scan) throws Exception {
    return scan.gather(
        List.of(new ResidualGathering(Expression.parse("odd"), Math::abs, 1, 0, List.of("t"))));
  }

  private static Dataset<Row> rows(SparkSession session) {
    return session.read().parquet(folder.resolve("t.parquet").toString());
  }

  private static Scan scan(Dataset<Row> rows) {
    return SparkScan.of(rows, Tables.SCHEMA, "t.parquet", Optional.empty());
  }

  private static Gathered gather(Scan scan) throws Exception {
    return scan.gather(List.of(SUMS, byMinute, law));
  }

  private static void assertSame(Gathered expected, Gathered found) {
    assertEquals(expected.rows(), found.rows());
    assertEquals(expected.of(SUMS), found.of(SUMS));
    assertEquals(expected.of(byMinute), found.of(byMinute));
    assertEquals(expected.of(law), found.of(law));
    assertEquals(0, found.badCells().count());
  }

  private static Column number(String name, Missing missing) {
    return Column.number(name, "", Kind.REAL, "1", 0, 1, missing);
  }
}
