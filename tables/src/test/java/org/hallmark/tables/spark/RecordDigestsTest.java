package org.hallmark.tables.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.hallmark.tables.Column;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.source.Format;
import org.hallmark.tables.source.SourcePass;
import org.hallmark.tables.source.SourceQuery;
import org.hallmark.tables.store.RowStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Is a record the same however it is written, and another one where it says something else? */
@ExtendWith(SparkExtension.class)
class RecordDigestsTest {
  private static final String CSV = "edge,entered,speed\na,3,1.50\nb,0,\nc,12,1e-3\n";
  private static final List<String> SOME = List.of("edge", "speed");

  @TempDir Path folder;

  @Test
  void of_otherFormatRowOrderAndColumns_areTheSame(SparkSession session) throws Exception {
    TreeSet<String> digests = digests(session, Format.CSV, file("t.csv", CSV), SOME);
    assertEquals(6, digests.size());
    Path gzip = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write("v, name ,n\n0.001,c,12.0\n +1.5 , a,3\n,b,-0\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(digests, digests(session, Format.CSV, gzip, List.of("v", "name")));
    assertEquals(digests, digests(session, Format.PARQUET, parquet(session), SOME));
  }

  @Test
  void of_oneCellChanged_isAnotherRecord(SparkSession session) throws Exception {
    TreeSet<String> digests = digests(session, Format.CSV, file("t.csv", CSV), SOME);
    TreeSet<String> changed =
        digests(session, Format.CSV, file("u.csv", CSV.replace("1.50", "1.51")), SOME);
    TreeSet<String> shared = new TreeSet<>(digests);
    shared.retainAll(changed);
    assertEquals(4, shared.size());
    assertNotEquals(digests, changed);
  }

  @Test
  void of_columnsLeftOut_sharesTheRecordsOfTheColumnsNamed(SparkSession session) throws Exception {
    TreeSet<String> digests = digests(session, Format.CSV, file("t.csv", CSV), SOME);
    String fewer = "speed,edge\n1.5,a\n,b\n0.001,c\n";
    TreeSet<String> shared = digests(session, Format.CSV, file("u.csv", fewer), SOME);
    assertEquals(3, shared.size());
    shared.removeAll(digests);
    assertEquals(new TreeSet<>(), shared);
  }

  @Test
  void of_malformedLines_areRecordsToo(SparkSession session) throws Exception {
    String odd = "edge,entered,speed\na\n\"open,1,2\nb,1,2,3,4\n";
    assertFalse(digests(session, Format.CSV, file("t.csv", odd), SOME).isEmpty());
    String none = "edge,entered,speed\n";
    assertEquals(new TreeSet<>(), digests(session, Format.CSV, file("u.csv", none), SOME));
  }

  private Path parquet(SparkSession session) throws Exception {
    Path parts = folder.resolve("parts");
    session
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(folder.resolve("t.csv").toString())
        .repartition(1)
        .write()
        .parquet(parts.toString());
    try (Stream<Path> files = Files.list(parts)) {
      return files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static TreeSet<String> digests(
      SparkSession session, Format format, Path file, List<String> some) throws Exception {
    TreeSet<String> digests = new TreeSet<>();
    Schema schema =
        new Schema(
            some.stream()
                .map(name -> Column.category(name, "", List.of("a"), Missing.CATEGORY))
                .toList());
    SourceQuery query = new SourceQuery(format, file, schema, Optional.empty());
    SourcePass pass = new SparkSourceReader(session).pass(query, RowStorage.in(file.getParent()));
    for (byte[] block : pass.digests()) {
      for (int at = 0; at < block.length; at += 32) {
        digests.add(HexFormat.of().formatHex(Arrays.copyOfRange(block, at, at + 32)));
      }
    }
    return digests;
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}
