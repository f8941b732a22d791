package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hallmark.cli.table.OpenedTable;
import org.hallmark.cli.table.TableOpener;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.Gathering;
import org.hallmark.tables.scan.Progress;
import org.hallmark.tables.source.FileForm;
import org.hallmark.tables.source.Format;

/**
 * One public table as it is measured: what of it can be read, and what of it is not as the plan
 * says.
 */
final class MeasuredTable {
  private final Supplier<Progress> progress;
  private final String side;
  private final String place;
  private final OpenedTable table;
  private final Optional<Expression> where;
  private final List<Finding> findings = new ArrayList<>();

  private MeasuredTable(
      Supplier<Progress> progress,
      String side,
      String place,
      OpenedTable table,
      Optional<Expression> where) {
    this.progress = progress;
    this.side = side;
    this.place = place;
    this.table = table;
    this.where = where;
  }

  /**
   * A table of which a column that it lacks is a finding.
   *
   * @param side what it is called in findings
   * @param where which rows are meant
   */
  static MeasuredTable of(
      World world,
      String side,
      String place,
      TableOpener opener,
      Schema schema,
      Optional<Expression> where)
      throws IOException {
    return of(() -> shown(world, side), side, place, opener, schema, where);
  }

  /** Progress that a person sees from now on. */
  private static Progress shown(World world, String side) {
    var shown = org.hallmark.cli.terminal.Progress.ofPublicStage(world, side);
    return (done, all) -> shown.at(done, all, "byte");
  }

  /** The same table whose readers nobody watches. */
  static MeasuredTable unwatched(
      String side, String place, TableOpener opener, Schema schema, Optional<Expression> where)
      throws IOException {
    return of(() -> Progress.UNSEEN, side, place, opener, schema, where);
  }

  private static MeasuredTable of(
      Supplier<Progress> progress,
      String side,
      String place,
      TableOpener opener,
      Schema schema,
      Optional<Expression> where)
      throws IOException {
    OpenedTable opened = told(place, () -> opener.open(place, schema));
    if (opened.readable().columns().isEmpty()) {
      throw Refusal.usage(
          place
              + " has none of the plan's columns "
              + schema.names()
              + ", but "
              + opened.names()
              + form(place));
    }
    List<String> unselectable = where.map(w -> lacking(opened, w.columns())).orElse(List.of());
    MeasuredTable table =
        new MeasuredTable(
            progress, side, place, opened, unselectable.isEmpty() ? where : Optional.empty());
    new TreeMap<>(opened.problems()).forEach(table::addUnreadable);
    if (!unselectable.isEmpty()) {
      table.add("where-not-applied", "where", where.get().text(), "no " + unselectable);
    }
    return table;
  }

  /** What a CSV file's form tells of the reason. */
  private static String form(String place) throws IOException {
    Path file = Path.of(place);
    boolean csv = place.endsWith(".csv") || place.endsWith(".csv.gz");
    return csv && Files.isRegularFile(file)
        ? FileForm.problem(file, Format.CSV).map(problem -> "; it " + problem).orElse("")
        : "";
  }

  private interface Reading<R> {
    R read() throws IOException;
  }

  /** A file that is no table is its owner's to mend, unlike a file system that fails. */
  private static <R> R told(String place, Reading<R> reading) throws IOException {
    try {
      return reading.read();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw Refusal.usage(place + " cannot be read as a table: " + e.getMessage());
    }
  }

  private void addUnreadable(String column, String problem) {
    String advice = table.names().contains(column) ? "" : Words.advice(column, table.names());
    add("column-missing", column, "a column that can be read", problem + advice);
  }

  private static List<String> lacking(OpenedTable table, Iterable<String> names) {
    SortedSet<String> lacking = new TreeSet<>();
    names.forEach(lacking::add);
    lacking.removeAll(table.readable().names());
    return List.copyOf(lacking);
  }

  /** The plan's columns that it has. */
  List<Column> columns() {
    return table.readable().columns();
  }

  /** The columns that it has. */
  List<String> names() {
    return table.readable().names();
  }

  /** Those of these columns that it lacks. */
  List<String> lacking(Iterable<String> names) {
    return lacking(table, names);
  }

  /** Reads it once. */
  Gathered gather(List<? extends Gathering<?>> gatherings) throws IOException {
    Gathered found = table.rows().where(where, progress.get()).gather(gatherings);
    if (found.rows() == 0) {
      String none = where.map(w -> "none where " + w.text()).orElse("none");
      findings.add(new Finding("table-empty", side, "rows", none));
    }
    found
        .badCells()
        .counts()
        .forEach((column, count) -> findings.add(badCells(found, column, count)));
    return found;
  }

  private Finding badCells(Gathered found, String column, long count) {
    Optional<BadCell> first =
        found.badCells().first().stream().filter(cell -> cell.column().equals(column)).findFirst();
    return new Finding(
        "cells-bad",
        side + ": " + column,
        first.map(BadCell::expected).orElse("values of its kind"),
        count
            + (count == 1 ? " cell that is not" : " cells that are not")
            + first.map(cell -> ", first in row " + cell.row() + ": " + cell.found()).orElse(""));
  }

  /** Takes note of something that is not as the plan says. */
  void add(String code, String subject, String expected, String found) {
    findings.add(new Finding(code, side + ": " + subject, expected, found));
  }

  /** What is not as the plan says. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** What was seen of it. */
  TableFacts facts(Gathered found) {
    return new TableFacts(
        place.replaceAll("/+$", "").replaceAll(".*/", ""),
        Optional.of(found.rows()),
        found.badCells().counts(),
        found.badCells().first());
  }
}
