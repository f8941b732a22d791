package org.hallmark.tables.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.tables.store.RowRuns;
import org.hallmark.tables.store.RowStorage;
import org.hallmark.tables.store.StoredBlocks;
import org.hallmark.tables.store.StoredTable;

/** Reads CSV in this process, without the ten seconds that a session of Spark takes. */
public final class LocalSourceReader implements SourceReader {
  private static final int BLOCK = 1 << 20;

  @Override
  public void requireColumns(SourceQuery query) throws IOException {
    try (CsvLines lines = open(query)) {
      MissingColumnsException.require(query.schema(), lines.names());
    }
  }

  @Override
  public StoredTable rows(SourceQuery query, Cells cells, RowStorage storage) throws IOException {
    StrictCount strict = new StrictCount(query.schema());
    RowWatch watch = cells == Cells.STRICT ? strict : RowWatch.UNWATCHED;
    try (CsvLines lines = open(query)) {
      StoredTable rows = read(lines, query, watch, record -> {}, storage);
      strict.require();
      return rows;
    }
  }

  @Override
  public SourcePass pass(SourceQuery query, RowStorage storage) throws IOException {
    try (CsvLines lines = open(query);
        StoredBlocks.Writer blocks = new StoredBlocks.Writer(storage.folder())) {
      List<String> names = lines.names();
      MissingColumnsException.require(query.schema(), names);
      DigestBlocks digests = new DigestBlocks(names.size(), places(query, names), blocks);
      StoredTable rows = read(lines, query, RowWatch.UNWATCHED, digests, storage);
      digests.end();
      return new SourcePass(rows, new StoredBlocks(List.of(blocks.file().toString())));
    }
  }

  private static CsvLines open(SourceQuery query) throws IOException {
    if (query.format() != Format.CSV) {
      throw new IllegalArgumentException(
          "format must be CSV without Spark. Provided value: " + query.format());
    }
    if (!Files.isRegularFile(query.file())) {
      throw new NoSuchFileException(query.file().toString());
    }
    return CsvLines.open(query.file());
  }

  /** Sees every record of the file, as wide as the header. */
  private interface EachRecord {
    void see(List<String> record) throws IOException;
  }

  private static StoredTable read(
      CsvLines lines, SourceQuery query, RowWatch watch, EachRecord each, RowStorage storage)
      throws IOException {
    MissingColumnsException.require(query.schema(), lines.names());
    int[] places = places(query, lines.names());
    RecordBatch batch = new RecordBatch(query.schema(), query.where(), watch);
    try (RowRuns runs = new RowRuns(query.schema(), storage.folder())) {
      for (List<String> record = lines.next(); record != null; record = lines.next()) {
        List<String> whole = whole(record, lines.names().size());
        each.see(whole);
        batch.add(IntStream.of(places).mapToObj(whole::get).toArray(String[]::new));
        if (batch.isFull()) {
          runs.add(batch.take());
        }
      }
      runs.add(batch.take());
      return StoredTable.of(query.schema(), List.of(runs.written()), storage);
    }
  }

  private static int[] places(SourceQuery query, List<String> names) {
    return query.schema().names().stream().mapToInt(names::indexOf).toArray();
  }

  /** A record as wide as the header: what it lacks is empty, what is beyond does not count. */
  private static List<String> whole(List<String> record, int width) {
    List<String> whole = new ArrayList<>(record.subList(0, Math.min(width, record.size())));
    while (whole.size() < width) {
      whole.add("");
    }
    return whole;
  }

  /** Digests of many records in blocks that do not grow for ever. */
  private static final class DigestBlocks implements EachRecord {
    private final int columns;
    private final int[] chosen;
    private final StoredBlocks.Writer blocks;
    private RecordDigests last;

    DigestBlocks(int columns, int[] chosen, StoredBlocks.Writer blocks) {
      this.columns = columns;
      this.chosen = chosen;
      this.blocks = blocks;
      this.last = new RecordDigests(columns, chosen);
    }

    @Override
    public void see(List<String> record) throws IOException {
      last.add(record);
      if (last.bytes() >= BLOCK) {
        end();
      }
    }

    void end() throws IOException {
      blocks.add(last.block());
      last = new RecordDigests(columns, chosen);
    }
  }
}
