package org.hallmark.tables.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTablesTest {
  @TempDir Path folder;

  @Test
  void stream_moreThanOneGroup_givesTheBytesOfTheWholeTable(@TempDir Path folder)
      throws IOException {
    for (int rows : new int[] {0, 1, 150_001}) {
      Table table = Tables.random(rows, 61);
      Path file = folder.resolve(rows + ".parquet");
      ParquetTables.stream(table, file);
      assertArrayEquals(ParquetTables.bytes(table), Files.readAllBytes(file));
    }
  }

  @Test
  void read_whatWasWritten_isTheSameTable() throws Exception {
    Table table = Tables.random(250_000, 1);
    Path file = folder.resolve("table.parquet");
    ParquetTables.write(table, file);
    assertEquals(table, ParquetTables.read("table", file, table.schema()));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList(), "nothing but the file");
    }
  }

  @Test
  void read_noRowsAndOneRow_areTheSameTable() throws Exception {
    for (int rows : new int[] {0, 1}) {
      Table table = Tables.random(rows, 2);
      assertEquals(table, ParquetTables.parse("table", ParquetTables.bytes(table), table.schema()));
    }
  }

  @Test
  void bytes_ofAFixedTable_areThoseOfTheFirstRelease() throws Exception {
    byte[] bytes = ParquetTables.bytes(Tables.random(30_000, 3));
    assertEquals(
        "sha256:0c02ab3e54c11cc530f5052fff916797d8bf1950076bf09ead3f49546c3c8795",
        Digest.of(bytes).toString(),
        ParquetTables.VERSION);
  }

  @Test
  void bytes_ofBadOrRefusedCells_areRefused() {
    Schema schema =
        new Schema(List.of(Column.number("x", "", Kind.COUNT, "1", 0, 9, Missing.REFUSED)));
    for (double cell : new double[] {Table.BAD, Table.MISSING, 1.5}) {
      Table table = Table.of(schema, new double[][] {{1, cell}});
      assertThrows(IllegalArgumentException.class, () -> ParquetTables.bytes(table));
    }
  }

  @Test
  void read_otherSchema_namesBothColumns() throws Exception {
    byte[] bytes = ParquetTables.bytes(Tables.random(5, 4));
    Schema other = Tables.SCHEMA.select(List.of("edge", "minute"));
    MalformedDocumentException e =
        assertThrows(
            MalformedDocumentException.class, () -> ParquetTables.parse("table", bytes, other));
    assertTrue(e.getMessage().contains("mass in kg"), e.getMessage());
  }

  @Test
  void read_anyByteChanged_isATableOrMalformed() throws Exception {
    Table table = Tables.random(40, 5);
    byte[] good = ParquetTables.bytes(table);
    int malformed = 0;
    for (int at = 0; at < good.length; at++) {
      for (int mask : new int[] {1, 0xff}) {
        byte[] bytes = good.clone();
        bytes[at] ^= (byte) mask;
        malformed += isMalformed(bytes) ? 1 : 0;
      }
    }
    assertTrue(malformed > good.length / 2, "changes found: " + malformed);
  }

  @Test
  void read_anyCut_isMalformed() throws Exception {
    byte[] good = ParquetTables.bytes(Tables.random(20, 6));
    for (int length = 0; length < good.length; length++) {
      assertTrue(isMalformed(Arrays.copyOf(good, length)), "cut to " + length);
    }
  }

  @Test
  void read_footerLongerThanTheFile_isMalformed() throws Exception {
    byte[] bytes = ParquetTables.bytes(Tables.random(20, 7));
    for (int length : new int[] {Integer.MAX_VALUE, -1, 0, bytes.length}) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, length);
      assertTrue(isMalformed(bytes), "footer of " + length);
    }
  }

  private static boolean isMalformed(byte[] bytes) {
    try {
      ParquetTables.parse("table", bytes, Tables.SCHEMA);
      return false;
    } catch (MalformedDocumentException e) {
      return true;
    }
  }
}
