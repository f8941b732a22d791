package org.hallmark.tables.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;
import org.hallmark.tables.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTableTest {
  private static final Table ROWS = Tables.random(1000, 51);

  @TempDir Path folder;

  @Test
  void of_anyPartsRunsAndBatches_isTheSortedTable() throws IOException {
    for (int run : new int[] {1, 7, 1000, 5000}) {
      for (int parts : new int[] {1, 3}) {
        StoredTable stored = StoredTable.of(Tables.SCHEMA, runs(run, parts), all());
        assertEquals(ROWS.sorted(), stored.table(), () -> "runs of " + run);
      }
    }
  }

  @Test
  void block_anyRange_isThatOfTheTable() throws IOException {
    StoredTable stored = StoredTable.of(Tables.SCHEMA, runs(100, 2), all());
    assertEquals(ROWS.sorted().block(13, 400), stored.block(13, 400));
    assertEquals(0, stored.block(5, 5).rows());
    assertEquals(folder, stored.scratch().orElseThrow());
  }

  @Test
  void forEachBlock_moreRowsThanABlock_givesEachRowOnceInOrder() throws IOException {
    Table many = Tables.random(RowBlocks.BLOCK + 17, 52);
    List<Table> blocks = new ArrayList<>();
    StoredTable stored = StoredTable.of(Tables.SCHEMA, runs(many, 3000, 2), all());
    stored.forEachBlock(blocks::add);
    assertEquals(2, blocks.size());
    assertEquals(many.sorted().block(0, RowBlocks.BLOCK), blocks.get(0));
    assertEquals(17, blocks.get(1).rows());
  }

  @Test
  void of_storageThatKeepsSome_holdsThoseInOrder() throws IOException {
    RowStorage some = new RowStorage(folder, block -> block.rows(even(block)));
    Table kept = StoredTable.of(Tables.SCHEMA, runs(1000, 1), some).table();
    assertEquals(ROWS.sorted().rows(even(ROWS)), kept);
  }

  @Test
  void of_noRows_isEmpty() throws IOException {
    RowRuns none = new RowRuns(Tables.SCHEMA, folder);
    assertEquals(0, StoredTable.of(Tables.SCHEMA, List.of(none.written()), all()).rows());
  }

  @Test
  void of_rows_leavesNoFileBehind() throws IOException {
    StoredTable stored = StoredTable.of(Tables.SCHEMA, runs(100, 3), all());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
    assertEquals(ROWS.rows(), stored.rows());
  }

  @Test
  void add_rows_areReadableByTheirOwnerAlone() throws IOException {
    runs(100, 1);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertEquals(
            PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
        assertTrue(Files.size(file) > 0);
      }
    }
  }

  @Test
  void chosen_rows_areThoseInTheirOrder() throws IOException {
    StoredTable stored = StoredTable.of(Tables.SCHEMA, runs(100, 1), all());
    ChosenRows third = ChosenRows.of(stored, StoredTableTest::third);
    int[] places = IntStream.range(0, ROWS.rows()).filter(i -> i % 3 == 1).toArray();
    assertEquals(ROWS.sorted().rows(places), third.table());
    assertEquals(ROWS.sorted().rows(places).block(7, 30), third.block(7, 30));
    assertEquals(0, third.block(2, 2).rows());
  }

  @Test
  void blocks_writtenToSomeFiles_areReadAsOftenAsAsked() throws IOException {
    StoredBlocks blocks = new StoredBlocks(List.of(blocks("a", "bc"), blocks(), blocks("d")));
    for (int time = 0; time < 2; time++) {
      StringBuilder read = new StringBuilder();
      blocks.forEach(block -> read.append(new String(block)).append('|'));
      assertEquals("a|bc|d|", read.toString());
    }
  }

  @Test
  void read_row_isWhatWasWritten() throws IOException {
    MappedMatrix.Writer writer = new MappedMatrix.Writer(folder, 3);
    try (writer) {
      writer.add(new double[] {1, Double.NaN, -0.0});
      writer.add(new double[] {Double.NEGATIVE_INFINITY, 5, 6});
    }
    MappedMatrix matrix = MappedMatrix.open(writer.file(), 3);
    double[] row = new double[3];
    matrix.read(1, row);
    assertArrayEquals(new double[] {Double.NEGATIVE_INFINITY, 5, 6}, row);
    matrix.read(0, row);
    assertArrayEquals(new double[] {1, Double.NaN, -0.0}, row);
    assertThrows(RuntimeException.class, () -> matrix.read(2, row));
    assertThrows(IllegalArgumentException.class, () -> new MappedMatrix.Writer(folder, 0));
  }

  private RowStorage all() {
    return RowStorage.in(folder);
  }

  private List<RowRuns.Written> runs(int run, int parts) throws IOException {
    return runs(ROWS, run, parts);
  }

  private List<RowRuns.Written> runs(Table rows, int run, int parts) throws IOException {
    List<RowRuns.Written> written = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int own = part;
      try (RowRuns runs = new RowRuns(rows.schema(), folder, run)) {
        Table dealt =
            rows.rows(IntStream.range(0, rows.rows()).filter(i -> i % parts == own).toArray());
        int half = dealt.rows() / 2;
        runs.add(dealt.block(half, dealt.rows()));
        runs.add(dealt.block(0, half));
        written.add(runs.written());
      }
    }
    return written;
  }

  private String blocks(String... texts) throws IOException {
    try (StoredBlocks.Writer writer = new StoredBlocks.Writer(folder)) {
      for (String text : texts) {
        writer.add(text.getBytes());
      }
      return writer.file().toString();
    }
  }

  private static int[] even(Table rows) {
    return IntStream.range(0, rows.rows()).filter(i -> i % 2 == 0).toArray();
  }

  private static boolean[] third(Table block) {
    boolean[] third = new boolean[block.rows()];
    for (int i = 0; i < third.length; i++) {
      third[i] = i % 3 == 1;
    }
    return third;
  }
}
