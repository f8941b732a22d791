package org.hallmark.cli.init;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.tables.Column;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * From a table and an interview to a draft.
 *
 * @param folder where the plan goes
 */
record Drafting(World world, TablePlace table, Interview interview, Path folder) {

  /** Every cell is read. */
  Draft ofPublic() throws IOException {
    interview.options().requireNoBudget();
    try {
      PublicTable read = PublicTable.open(world, table.path());
      Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
      read.facts().forEach(facts -> guesses.put(facts.name(), ColumnGuess.of(facts)));
      read.leftOut()
          .forEach((name, why) -> guesses.put(name, new ColumnGuess(Optional.empty(), why)));
      return drafted(read, guesses);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw Refusal.usage(table.path() + " cannot be read as a table: " + e.getMessage());
    }
  }

  private Draft drafted(PublicTable read, Map<String, ColumnGuess> guesses) throws IOException {
    Interview.Described described =
        interview.columns(read.names().stream().distinct().toList(), guesses);
    require(!described.columns().isEmpty(), "has no column that a release could have");
    Table rows = read.rows(new Schema(described.columns()));
    require(rows.rows() > 0, "has a header, but no rows");
    List<String> keys = interview.keys(described.columns(), KeyGuess.of(rows));
    List<Column> columns = new ArrayList<>();
    for (Column column : described.columns()) {
      boolean said = interview.options().columns.containsKey(column.name());
      columns.add(keys.contains(column.name()) && !said ? KeyGuess.asKey(column, rows) : column);
    }
    Table known = Table.of(new Schema(columns), cells(rows));
    Map<String, String> notes = new LinkedHashMap<>();
    guesses.forEach((name, guess) -> notes.put(name, guess.note()));
    String name = interview.name(table.path());
    return keys.isEmpty() || table.format().isEmpty()
        ? prepared(name, known, keys, described.leftOut(), notes)
        : draft(name, table.path(), table.format().get(), known, keys, described.leftOut(), notes);
  }

  /** A copy that a release can read, with numbers of rows where nothing names them. */
  private Draft prepared(
      String name,
      Table rows,
      List<String> keys,
      Map<String, String> leftOut,
      Map<String, String> notes)
      throws IOException {
    Path copy = folder.resolve(name + "-table.csv");
    require(
        rows.rows() <= Frame.MAXIMUM_ROWS,
        "has no columns that name its rows, and too many rows to number: give --key");
    Table numbered = keys.isEmpty() ? numbered(rows) : rows;
    PreparedTable.write(numbered, copy);
    Progress.announce(
        world,
        "copy",
        copy
            + (keys.isEmpty()
                ? ": no columns name the rows, so that this copy numbers them"
                : ": a release reads CSV and Parquet"));
    List<String> named = keys.isEmpty() ? List.of(numbered.schema().names().get(0)) : keys;
    return draft(name, copy, SourceFormat.CSV, numbered, named, leftOut, notes);
  }

  private static Table numbered(Table rows) {
    String name = "record";
    while (rows.schema().has(name)) {
      name = name + "_number";
    }
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.number(
            name,
            "number of the row",
            Kind.INTEGER,
            "1",
            1,
            Math.max(2, rows.rows()),
            Missing.REFUSED));
    columns.addAll(rows.schema().columns());
    double[][] cells = new double[columns.size()][];
    cells[0] = IntStream.rangeClosed(1, rows.rows()).asDoubleStream().toArray();
    System.arraycopy(cells(rows), 0, cells, 1, columns.size() - 1);
    return Table.of(new Schema(columns), cells);
  }

  private static double[][] cells(Table rows) {
    return IntStream.range(0, rows.schema().columns().size())
        .mapToObj(rows::column)
        .toArray(double[][]::new);
  }

  private Draft draft(
      String name,
      Path source,
      SourceFormat format,
      Table rows,
      List<String> keys,
      Map<String, String> leftOut,
      Map<String, String> notes)
      throws IOException {
    List<Column> columns = rows.schema().columns();
    require(columns.size() > keys.size(), "has nothing but keys: there is nothing to make");
    return new Draft(
        name,
        interview.words(name),
        relative(source),
        format,
        columns,
        leftOut,
        notes,
        keys,
        Optional.of(rows),
        Optional.empty());
  }

  /** The header alone is read. */
  Draft ofConfidential() throws IOException {
    SourceFormat format =
        table
            .format()
            .orElseThrow(
                () ->
                    Refusal.usage(
                        table.path()
                            + " must be a CSV (.csv, .csv.gz) or Parquet file: a release reads no"
                            + " other confidential table. Write it as one of these"));
    List<String> names = ConfidentialHeader.names(table.path(), format);
    if (!interview.questions().asks() && interview.options().columns.isEmpty()) {
      throw Refusal.usage(
          "of a confidential table the header alone is read, so say what its columns are, as"
              + " --column '"
              + names.get(0)
              + "=real 0..1'. WHAT is "
              + ColumnWords.FORM
              + "\ncolumns: "
              + String.join(", ", names));
    }
    Interview.Described described = interview.columns(names, Map.of());
    require(!described.columns().isEmpty(), "needs at least two columns that are described");
    List<String> keys =
        interview.keys(described.columns(), Interview.possibleKeys(described.columns()));
    require(
        !keys.isEmpty(),
        "needs columns that name its rows, since one synthetic row is made for each combination of"
            + " their values: give them with --key. Where there are none, add a column that numbers"
            + " the rows and describe it as 'integer 1..N', N being what everybody may know");
    require(described.columns().size() > keys.size(), "has nothing but keys");
    interview.requireBuyable(described.columns(), keys);
    String name = interview.name(table.path());
    return new Draft(
        name,
        interview.words(name),
        relative(table.path()),
        format,
        described.columns(),
        described.leftOut(),
        Map.of(),
        keys,
        Optional.empty(),
        Optional.of(interview.promise()));
  }

  /** As seen from the plan, so that both can be moved together. */
  private String relative(Path source) {
    return folder.relativize(source.toAbsolutePath().normalize()).toString();
  }

  private void require(boolean fine, String otherwise) {
    if (!fine) {
      throw Refusal.usage(table.path() + " " + otherwise);
    }
  }
}
