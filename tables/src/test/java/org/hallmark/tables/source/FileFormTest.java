package org.hallmark.tables.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does the form of a file tell the usual mistakes, and only these? */
class FileFormTest {
  private static final String TABLE = "a,b\n1,2\n";

  @TempDir Path folder;

  @Test
  void problem_tablesAsTheyShouldBe_haveNone() throws IOException {
    requireNone("t.csv", utf8(TABLE));
    requireNone("one-column.csv", utf8("a\n1\n"));
    requireNone("marked.csv", utf8("\ufeff" + TABLE));
    requireNone("quoted.csv", utf8("\"a;b\",c\n1,2\n"));
    requireNone("empty.csv", new byte[0]);
    requireNone("t.csv.gz", gzipped(utf8(TABLE)));
    Path parquet = Files.write(folder.resolve("t.parquet"), utf8("PAR1 and so on"));
    assertEquals(Optional.empty(), FileForm.problem(parquet, Format.PARQUET));
  }

  @Test
  void problem_otherForms_areNamed() throws IOException {
    require("by ';'", "t.csv", utf8("a;b\n1;2\n"));
    require("by ';'", "t.csv.gz", gzipped(utf8("a;b\n1;2\n")));
    require("by tabs", "t.csv", utf8("a\tb\n1\t2\n"));
    require("UTF-16", "t.csv", TABLE.getBytes(Charset.forName("UTF-16")));
    require("UTF-16", "t.csv", TABLE.getBytes(StandardCharsets.UTF_16LE));
    require("not gzipped", "t.csv.gz", utf8(TABLE));
    require("end in .csv.gz", "t.csv", gzipped(utf8(TABLE)));
    require("spreadsheet", "t.csv", new byte[] {'P', 'K', 3, 4});
    require("is Parquet", "t.csv", utf8("PAR1"));
    require("is JSON", "t.csv", utf8("{\"a\": 1}\n"));
    Path text = Files.write(folder.resolve("text.parquet"), utf8(TABLE));
    assertTrue(FileForm.problem(text, Format.PARQUET).orElse("").contains("format: csv"));
  }

  private void requireNone(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    assertEquals(Optional.empty(), FileForm.problem(file, Format.CSV), name);
  }

  private void require(String told, String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    String problem = FileForm.problem(file, Format.CSV).orElse("none");
    assertTrue(problem.contains(told), told + ": " + problem);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    }
    return zipped.toByteArray();
  }
}
