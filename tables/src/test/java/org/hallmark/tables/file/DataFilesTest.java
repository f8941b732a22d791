package org.hallmark.tables.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.BadCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFilesTest {
  private static final double NONE = Table.MISSING;
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.category("edge", "", List.of("a", "b, \"c\""), Missing.REFUSED),
              Column.number("left", "", Kind.COUNT, "1", 0, 60, Missing.REFUSED),
              Column.number("speed.mean", "", Kind.REAL, "m/s", 0, 30, Missing.CATEGORY)));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "T.CSV.gz"})
  void csv_good_isTheTableInItsOrder(String name) throws Exception {
    Cells cells =
        read(
            name,
            "\ufeffspeed.mean, left,ignored,edge,ignored\r\n1.5,7,\"x\n\",\"b, \"\"c\"\"\",9\r\n"
                + "\r\n, 3 ,y,a\r\n-.5e0,3,z,a,1,\r\n");
    assertArrayEquals(new double[] {1, 0, 0}, cells.column(0));
    assertArrayEquals(new double[] {7, 3, 3}, cells.column(1));
    assertArrayEquals(new double[] {1.5, NONE, -0.5}, cells.column(2));
    assertEquals(List.of(), cells.bad());
  }

  @Test
  void csv_cellBeyondTheHeader_isBad() throws Exception {
    Cells cells = read("t.csv", "edge,left,speed.mean\na,1,2\na,1,2,5\n");
    assertArrayEquals(new double[] {2, 2}, cells.column(2));
    assertEquals(
        List.of(new BadCell("t.csv", 2, "(beyond the header)", "no more cells than columns", "5")),
        cells.bad());
  }

  @Test
  void csv_columnThatIsThereTwice_isNotRead() throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), "edge,left,left\na,1,2\n");
    DataFiles data = DataFiles.open(file, SCHEMA);
    assertEquals("there are 2 such columns in t.csv", data.problems().get("left"));
    assertEquals(List.of("edge"), data.batches().schema().names());
  }

  @Test
  void csv_badCells_areToldWithTheirRow() throws Exception {
    Cells cells = read("t.csv", "edge,left,speed.mean\na,2.5,NaN\na,1\nc,,1e999\n");
    assertArrayEquals(new double[] {Table.BAD, 1, Table.BAD}, cells.column(1));
    assertArrayEquals(new double[] {Table.BAD, NONE, Table.BAD}, cells.column(2));
    assertEquals(
        List.of(
            new BadCell("t.csv", 1, "left", "a whole number", "2.5"),
            new BadCell("t.csv", 1, "speed.mean", "a finite number, or nothing", "NaN"),
            new BadCell("t.csv", 3, "edge", "one of [a, b, \"c\"]", "c"),
            new BadCell("t.csv", 3, "left", "a whole number", ""),
            new BadCell("t.csv", 3, "speed.mean", "a finite number, or nothing", "1e999")),
        cells.bad().stream().sorted().toList());
  }

  @Test
  void csv_manyRowsInAFolder_areAllRead() throws Exception {
    StringBuilder text = new StringBuilder("edge,left,speed.mean\n");
    IntStream.range(0, 20_000).forEach(i -> text.append("a," + i % 61 + "," + i + "\n"));
    Path files = Files.createDirectory(folder.resolve("many"));
    write(files.resolve("b.csv.gz"), text.toString());
    write(files.resolve("a.csv"), "edge,left,speed.mean\na,1,-1\n");
    write(files.resolve("_SUCCESS"), "");
    write(files.resolve(".a.csv.crc"), "");
    DataFiles data = DataFiles.open(files, SCHEMA);
    assertEquals(2, data.batches().parts().size());
    double[] speed = Cells.of(data.batches()).column(2);
    assertArrayEquals(IntStream.range(-1, 20_000).asDoubleStream().toArray(), speed);
  }

  @Test
  void csv_missingColumn_isAProblemAndTheRestIsRead() throws Exception {
    Path file = write(folder.resolve("t.csv"), "edge,Left\na,1\n");
    DataFiles data = DataFiles.open(file, SCHEMA);
    assertEquals(List.of("edge"), data.batches().schema().names());
    assertEquals(List.of("edge", "Left"), data.names());
    assertEquals(List.of("left", "speed.mean"), List.copyOf(data.problems().keySet()));
    assertEquals("there is no such column in t.csv", data.problems().get("left"));
    assertEquals(1, Cells.of(data.batches()).column(0).length);
  }

  @Test
  void json_linesOrArray_isTheTable() throws Exception {
    String one = "{\"edge\": \"a\", \"left\": 7, \"speed\": {\"mean\": 1.5}, \"x\": [1, [2, 3]]}";
    String two = "{\"left\": 3.0, \"edge\": \"b, \\\"c\\\"\", \"x\": [4], \"speed\": null}";
    Schema schema =
        new Schema(
            List.of(
                SCHEMA.column("edge"),
                SCHEMA.column("left"),
                SCHEMA.column("speed.mean"),
                Column.number("x[0]", "", Kind.REAL, "1", 0, 1, Missing.REFUSED),
                Column.number("x[1][1]", "", Kind.REAL, "1", 0, 1, Missing.CATEGORY)));
    for (String text : List.of(one + "\n" + two + "\n", "[" + one + ", " + two + "]", one + two)) {
      Cells cells = Cells.of(open("t.jsonl", text, schema).batches());
      assertArrayEquals(new double[] {0, 1}, cells.column(0));
      assertArrayEquals(new double[] {7, 3}, cells.column(1));
      assertArrayEquals(new double[] {1.5, NONE}, cells.column(2));
      assertArrayEquals(new double[] {1, 4}, cells.column(3));
      assertArrayEquals(new double[] {3, NONE}, cells.column(4));
    }
  }

  @Test
  void json_badCells_areToldAndBadTextFails() throws Exception {
    Cells cells = read("t.json", "{\"edge\": true, \"left\": NaN, \"speed.mean\": \"fast\"}");
    assertEquals(List.of("true", "NaN", "fast"), cells.bad().stream().map(BadCell::found).toList());
    for (String text :
        List.of("{\"edge\": ", "{\"edge\": 1} 2", "[{\"edge\": 1}", "{\"edge\": 1, \"edge\": 2}")) {
      IOException e = assertThrows(IOException.class, () -> read("t.json", text));
      assertTrue(e.getMessage().contains("line"), e.getMessage());
    }
  }

  @Test
  void xyz_frames_areRowsOfParticles() throws Exception {
    String text =
        "2\n"
            + "Lattice=\"5 0 0 0 5 0 0 0 6.5\" Properties=species:S:1:pos:R:3:charge:R:1"
            + " energy=-1.25 pbc=\"T T F\" virial=[[1,2],[3,4]] note=\"a b\" relaxed\n"
            + "O 0.1 0.2 0.3 -0.8\n  H  1 2 3 0.4 \n"
            + "1\nProperties=species:S:1:pos:R:3:charge:R:1 energy = nan\nH 4 5 6 0.4\n\n";
    Schema schema =
        new Schema(
            List.of(
                number("frame"),
                number("particle"),
                number("pos[2]"),
                number("charge"),
                number("energy"),
                number("Lattice[8]"),
                number("virial[3]"),
                Column.category("species", "", List.of("H", "O"), Missing.REFUSED),
                Column.category("relaxed", "", List.of("T", "F"), Missing.CATEGORY)));
    DataFiles data = open("t.extxyz", text, schema);
    assertEquals(
        List.of("frame", "particle", "species", "pos[0]", "pos[1]", "pos[2]", "charge"),
        data.names().subList(0, 7));
    assertTrue(data.names().containsAll(List.of("pbc[2]", "note[1]", "virial[0]", "Lattice[0]")));
    Cells cells = Cells.of(data.batches());
    assertArrayEquals(new double[] {0, 0, 1}, cells.column(0));
    assertArrayEquals(new double[] {0, 1, 0}, cells.column(1));
    assertArrayEquals(new double[] {0.3, 3, 6}, cells.column(2));
    assertArrayEquals(new double[] {-0.8, 0.4, 0.4}, cells.column(3));
    assertArrayEquals(new double[] {-1.25, -1.25, Table.BAD}, cells.column(4));
    assertArrayEquals(new double[] {6.5, 6.5, NONE}, cells.column(5));
    assertArrayEquals(new double[] {4, 4, NONE}, cells.column(6));
    assertArrayEquals(new double[] {1, 0, 0}, cells.column(7));
    assertArrayEquals(new double[] {0, 0, NONE}, cells.column(8));
    assertEquals(
        List.of(new BadCell("t.extxyz", 3, "energy", "a finite number, or nothing", "nan")),
        cells.bad());
  }

  @Test
  void xyz_malformed_failsWithItsLine() throws Exception {
    Schema schema = new Schema(List.of(number("frame")));
    for (String text :
        List.of(
            "2\n\nO 1 2 3\n", "1\n\nO 1 2\n", "1\n\nO 1 2 3\nx\n\n", "1\nProperties=a:R\nO\n")) {
      IOException e =
          assertThrows(
              IOException.class, () -> Cells.of(open("t.xyz", text, schema).batches()), text);
      assertTrue(e.getMessage().contains("line ") || e.getMessage().contains("Properties"));
    }
  }

  @Test
  void open_noFileOrUnknownFormat_fails() throws Exception {
    assertThrows(NoSuchFileException.class, () -> DataFiles.open(folder.resolve("no"), SCHEMA));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThrows(NoSuchFileException.class, () -> DataFiles.open(empty, SCHEMA));
    assertThrows(IOException.class, () -> read("t.xlsx", ""));
    assertEquals(SCHEMA.names().size(), open("t.csv", "", SCHEMA).problems().size());
  }

  private Cells read(String name, String text) throws IOException {
    return Cells.of(open(name, text, SCHEMA).batches());
  }

  private DataFiles open(String name, String text, Schema schema) throws IOException {
    return DataFiles.open(write(folder.resolve(name), text), schema);
  }

  private static Column number(String name) {
    return Column.number(name, "", Kind.REAL, "1", 0, 1, Missing.CATEGORY);
  }

  private static Path write(Path file, String text) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream zipped = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      zipped.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
