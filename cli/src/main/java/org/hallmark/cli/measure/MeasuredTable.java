package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.file.DataFiles;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.scan.Batches;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.Gathering;
import org.hallmark.tables.scan.LocalScan;
import org.hallmark.tables.scan.Selected;

/**
 * One public table as it is measured: what of it can be read, and what of it is not as the plan
 * says.
 */
final class MeasuredTable {
  private final World world;
  private final String side;
  private final Path path;
  private final Batches rows;
  private final List<Finding> findings = new ArrayList<>();

  private MeasuredTable(World world, String side, Path path, Batches rows) {
    this.world = world;
    this.side = side;
    this.path = path;
    this.rows = rows;
  }

  /**
   * Opens a table; a column that it lacks is a finding.
   *
   * @param side what it is called in findings
   */
  static MeasuredTable open(
      World world, String side, Path path, Schema schema, Optional<Expression> where)
      throws IOException {
    DataFiles files = DataFiles.open(path, schema);
    Batches all = files.batches();
    if (all.schema().columns().isEmpty()) {
      throw Refusal.usage(
          path + " has none of the plan's columns " + schema.names() + ", but " + files.names());
    }
    List<String> unselectable = where.map(w -> lacking(all, w.columns())).orElse(List.of());
    boolean selects = where.isPresent() && unselectable.isEmpty();
    MeasuredTable table =
        new MeasuredTable(world, side, path, selects ? new Selected(all, where.get()) : all);
    files.problems().forEach((column, problem) -> table.addUnreadable(column, problem, files));
    if (!unselectable.isEmpty()) {
      table.add("where-not-applied", "where", where.get().text(), "no " + unselectable);
    }
    return table;
  }

  private void addUnreadable(String column, String problem, DataFiles files) {
    String advice = files.names().contains(column) ? "" : Words.advice(column, files.names());
    add("column-missing", column, "a column that can be read", problem + advice);
  }

  private static List<String> lacking(Batches table, Iterable<String> names) {
    SortedSet<String> lacking = new TreeSet<>();
    names.forEach(lacking::add);
    lacking.removeAll(table.schema().names());
    return List.copyOf(lacking);
  }

  /** Those of these columns that it lacks. */
  List<String> lacking(Iterable<String> names) {
    return lacking(rows, names);
  }

  /** Reads it once. */
  Gathered gather(List<? extends Gathering<?>> gatherings) throws IOException {
    Progress progress = Progress.ofPublicStage(world, side);
    int threads = Runtime.getRuntime().availableProcessors();
    Gathered found =
        new LocalScan(rows, threads, (done, all) -> progress.at(done, all, "byte"))
            .gather(gatherings);
    if (found.rows() == 0) {
      findings.add(new Finding("table-empty", side, "rows", "none"));
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
        path.getFileName().toString(),
        Optional.of(found.rows()),
        found.badCells().counts(),
        found.badCells().first());
  }
}
