package org.hallmark.tables.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.source.BadCellsException;
import org.hallmark.tables.source.Cells;
import org.hallmark.tables.source.Format;
import org.hallmark.tables.source.LocalSourceReader;
import org.hallmark.tables.source.SourcePass;
import org.hallmark.tables.source.SourceQuery;
import org.hallmark.tables.source.SourceReader;
import org.hallmark.tables.store.RowStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Do this process and Spark read the same rows and records, however odd the file? */
@ExtendWith(SparkExtension.class)
class SourceReaderTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.category("edge", "", List.of("a", "b, \"c\""), Missing.REFUSED),
              Column.number("left", "", Kind.COUNT, "1", 0, 60, Missing.REFUSED),
              Column.number("speed.mean", "", Kind.REAL, "m/s", 0, 30, Missing.CATEGORY)));
  private static final String HEADER = "\ufeff speed.mean ,\"ignored\",edge,left\n";
  private static final String ODD =
      "1.5,x,\"b, \"\"c\"\"\",7\n,y,a, 3 \nNaN,x,a,1\n1e999,x,c,2.5\n2,x,a\n3,x,,-4,extra\n"
          + "a\n\n  \n1,x\n,,,\n1,x,a,1,9,9\n1,x,a,3\r\n4,x,:j,2\n4,x,:\u0001k,2\n0x10,x,z,-0\n"
          + "\u2003\n8,x,\ta\u2003,8\n8,x,\u2003,8\n8,x,\t:j,8\n5,\"x,a,5\n6,x,\"a\",6\n\"7\",é,a,7\rbad,x,a,5\n9,x,a,9";

  @TempDir Path folder;

  @Test
  void pass_anyLinesAndConditions_isTheSameAsBySpark(SparkSession session) throws Exception {
    SourceReader spark = new SparkSourceReader(session);
    List<String> conditions =
        List.of(
            "edge NOT LIKE ':%'",
            "edge LIKE ':_'",
            "edge IS NULL OR left > 1",
            "edge IN ('a', 'z') AND `speed.mean` > 0 OR NOT (left < 5)");
    Path file = file("t.csv", HEADER + ODD);
    for (String where : conditions) {
      requireSame(spark, query(file, Optional.of(Expression.parse(where))));
    }
    requireSame(spark, query(file("t.csv.gz", HEADER + ODD), Optional.empty()));
    requireSame(spark, query(file("empty.csv", HEADER), Optional.empty()));
  }

  @Test
  void rows_badCellsStrictly_areToldInTheSameWords(SparkSession session) throws Exception {
    SourceQuery query =
        query(file("t.csv", HEADER + ODD), Optional.of(Expression.parse("edge NOT LIKE ':%'")));
    assertEquals(
        refusal(new SparkSourceReader(session), query), refusal(new LocalSourceReader(), query));
  }

  @Test
  void rows_manyBatches_areAllThere() throws Exception {
    StringBuilder lines = new StringBuilder("left,speed.mean,edge\n");
    for (int i = 0; i < 40_000; i++) {
      lines.append(i % 50).append(",1,").append(i % 7 == 0 ? "word" + i : "a").append('\n');
    }
    Path file = file("t.csv", lines.toString());
    SourceQuery query = query(file, Optional.of(Expression.parse("edge NOT LIKE 'word%'")));
    Table rows = new LocalSourceReader().rows(query, Cells.STRICT, RowStorage.in(folder)).table();
    assertEquals(40_000 - 5715, rows.rows());
  }

  private static SourceQuery query(Path file, Optional<Expression> where) {
    return new SourceQuery(Format.CSV, file, SCHEMA, where);
  }

  private void requireSame(SourceReader spark, SourceQuery query) throws Exception {
    SourceReader local = new LocalSourceReader();
    SourcePass expected = spark.pass(query, RowStorage.in(folder));
    SourcePass found = local.pass(query, RowStorage.in(folder));
    assertEquals(
        text(expected.rows().table()), text(found.rows().table()), () -> query.where().toString());
    assertEquals(expected.rows().table(), found.rows().table(), query::toString);
    assertEquals(digests(expected), digests(found), query::toString);
    assertEquals(
        expected.rows().table(),
        local.rows(query, Cells.LENIENT, RowStorage.in(folder)).table(),
        query::toString);
  }

  private String refusal(SourceReader reader, SourceQuery query) {
    return assertThrows(
            BadCellsException.class, () -> reader.rows(query, Cells.STRICT, RowStorage.in(folder)))
        .getMessage();
  }

  /** For a reader of a failure; tables are compared by their cells. */
  private static String text(Table rows) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.rows(); row++) {
      for (String name : rows.schema().names()) {
        text.append(rows.value(row, name)).append(' ');
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** How often each digest is there. */
  private static TreeMap<String, Integer> digests(SourcePass pass) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (byte[] block : pass.digests()) {
      for (int at = 0; at < block.length; at += 32) {
        counts.merge(
            HexFormat.of().formatHex(Arrays.copyOfRange(block, at, at + 32)), 1, Integer::sum);
      }
    }
    return counts;
  }

  private Path file(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream zipped = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      zipped.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
