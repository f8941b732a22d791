package org.hallmark.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  private static final List<String> WORDS =
      List.of("=1+1", "'quoted", "a,b", "say \"x\"", "@x", "-5", "plain");

  @Test
  void write_textsAndNumbers_quotedAndSafeAndShortest(@TempDir Path folder) throws IOException {
    Schema schema =
        new Schema(
            List.of(
                Column.category("word", "A word", WORDS, Missing.REFUSED),
                Column.number("x", "A number", Kind.REAL, "1", -1e300, 1e300, Missing.CATEGORY)));
    double[] numbers = {-5, 0.1, 1e21, Table.MISSING, 1e-7, 3, 2.5};
    Path csv = folder.resolve("x.csv");
    CsvFile.write(Table.of(schema, new double[][] {{0, 1, 2, 3, 4, 5, 6}, numbers}), csv);
    assertEquals(
        "word,x\r\n'=1+1,-5\r\n''quoted,0.1\r\n\"a,b\",1e+21\r\n\"say \"\"x\"\"\",\r\n"
            + "'@x,1e-7\r\n'-5,3\r\nplain,2.5\r\n",
        Files.readString(csv));
  }
}
