package org.hallmark.cli.init;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.file.DataFiles;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.scan.Batches;

/** A table that everybody may see: all of its cells are read. */
final class PublicTable {
  /** No cell holds this word, so that each one is told with what it holds. */
  private static final String NO_WORD = "\u2205\u2205\u2205";

  private final World world;
  private final Path place;
  private final List<String> names;
  private final Map<String, String> leftOut = new LinkedHashMap<>();

  private PublicTable(World world, Path place, List<String> names) {
    this.world = world;
    this.place = place;
    this.names = names;
  }

  static PublicTable open(World world, Path place) throws IOException {
    return new PublicTable(world, place, DataFiles.open(place, new Schema(List.of())).names());
  }

  /** All columns. */
  List<String> names() {
    return names;
  }

  /** Why columns cannot be read, by name, once {@link #facts} were asked for. */
  Map<String, String> leftOut() {
    return leftOut;
  }

  /** What the columns that can be read hold. */
  List<ColumnFacts> facts() throws IOException {
    List<Column> columns = new ArrayList<>();
    for (String name : names.stream().distinct().toList()) {
      try {
        columns.add(Column.number(name, name, Kind.REAL, "1", 0, 1, Missing.CATEGORY));
      } catch (IllegalArgumentException e) {
        leftOut.put(name, "its " + e.getMessage());
      }
    }
    DataFiles files = DataFiles.open(place, new Schema(columns));
    leftOut.putAll(files.problems());
    Numbers numbers = new Numbers(files.batches().schema());
    read(files, "numbers", numbers);
    Map<String, SortedSet<String>> words = words(numbers.withTexts());
    return numbers.facts(words);
  }

  private Map<String, SortedSet<String>> words(List<String> wanted) throws IOException {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Schema schema =
        new Schema(
            wanted.stream()
                .map(name -> Column.category(name, name, List.of(NO_WORD), Missing.CATEGORY))
                .toList());
    Words words = new Words();
    read(DataFiles.open(place, schema), "words", words);
    return words.words;
  }

  /**
   * The rows in the order of the file, of columns that are known.
   *
   * @throws Refusal if a cell is not as its column's description says
   */
  Table rows(Schema schema) throws IOException {
    Rows rows = new Rows();
    read(DataFiles.open(place, schema), "rows", rows);
    if (rows.bad.isPresent()) {
      throw Refusal.usage("a cell is not as --column says\n" + rows.bad.get());
    }
    return rows.all(schema);
  }

  private void read(DataFiles files, String stage, Watching sink) throws IOException {
    Progress progress = Progress.ofPublicStage(world, stage);
    sink.all = Math.max(1, files.batches().parts().stream().mapToLong(Batches.Part::size).sum());
    sink.shown = progress;
    for (Batches.Part part : files.batches().parts()) {
      part.read(files.batches().schema(), sink);
    }
  }

  /** A sink that shows how far it is. */
  private abstract static class Watching implements Batches.Sink {
    private Progress shown;
    private long all;
    private long done;

    @Override
    public void progress(long more) {
      done += more;
      shown.at(Math.min(done, all), all, "byte");
    }
  }

  /** Gathers what numbers there are. */
  private static final class Numbers extends Watching {
    private final List<String> names;
    private final Map<String, Long> texts = new HashMap<>();
    private final long[] filled;
    private final long[] empty;
    private final double[] least;
    private final double[] greatest;
    private final boolean[] whole;

    Numbers(Schema schema) {
      names = schema.names();
      filled = new long[names.size()];
      empty = new long[names.size()];
      least = new double[names.size()];
      greatest = new double[names.size()];
      whole = new boolean[names.size()];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
      Arrays.fill(whole, true);
    }

    @Override
    public void rows(Table batch) {
      for (int c = 0; c < names.size(); c++) {
        for (double cell : batch.column(c)) {
          add(c, cell);
        }
      }
    }

    private void add(int c, double cell) {
      if (Table.isMissing(cell)) {
        empty[c]++;
        return;
      }
      filled[c]++;
      if (!Table.isBad(cell)) {
        least[c] = Math.min(least[c], cell);
        greatest[c] = Math.max(greatest[c], cell);
        whole[c] &= cell == StrictMath.rint(cell) && Math.abs(cell) < 0x1p53;
      }
    }

    @Override
    public void bad(BadCell cell) {
      texts.merge(cell.column(), 1L, Long::sum);
    }

    List<String> withTexts() {
      return names.stream().filter(texts::containsKey).toList();
    }

    List<ColumnFacts> facts(Map<String, SortedSet<String>> words) {
      List<ColumnFacts> facts = new ArrayList<>();
      for (int c = 0; c < names.size(); c++) {
        facts.add(
            new ColumnFacts(
                names.get(c),
                filled[c],
                empty[c],
                texts.getOrDefault(names.get(c), 0L),
                least[c],
                greatest[c],
                whole[c],
                Optional.ofNullable(words.get(names.get(c))).filter(PublicTable::areCategory)));
      }
      return facts;
    }
  }

  private static boolean areCategory(SortedSet<String> words) {
    return words.size() <= ColumnFacts.MOST_WORDS
        && words.stream().allMatch(word -> word.length() <= ColumnFacts.LONGEST_WORD);
  }

  /** Gathers rows. */
  private static final class Rows extends Watching {
    private final List<Table> batches = new ArrayList<>();
    private Optional<BadCell> bad = Optional.empty();

    @Override
    public void rows(Table batch) {
      // Copied, for the cells may change.
      batches.add(batch.rows(IntStream.range(0, batch.rows()).toArray()));
    }

    @Override
    public void bad(BadCell cell) {
      bad = bad.isPresent() ? bad : Optional.of(cell);
    }

    Table all(Schema schema) {
      double[][] cells = new double[schema.columns().size()][];
      for (int c = 0; c < cells.length; c++) {
        int column = c;
        cells[c] = batches.stream().flatMapToDouble(b -> Arrays.stream(b.column(column))).toArray();
      }
      return Table.of(schema, cells);
    }
  }

  /** Gathers what words there are, a few more than a category may have. */
  private static final class Words extends Watching {
    private final Map<String, SortedSet<String>> words = new HashMap<>();

    @Override
    public void rows(Table batch) {
      // Every cell that is not empty comes as a bad one.
    }

    @Override
    public void bad(BadCell cell) {
      SortedSet<String> found = words.computeIfAbsent(cell.column(), name -> new TreeSet<>());
      if (found.size() <= ColumnFacts.MOST_WORDS) {
        found.add(cell.found().strip());
      }
    }
  }
}
