package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hallmark.generators.encode.PlannedColumns;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.EcmaScriptNumbers;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;

/** The member {@code simplex} of a plan: groups of columns that are shares of a total. */
final class PlannedSimplexes {
  private PlannedSimplexes() {}

  /**
   * Reads them.
   *
   * @param derive what other columns are computed of
   */
  static List<Simplex> read(PlannedColumns columns, Map<String, String> derive) {
    List<Simplex> read = new ArrayList<>();
    Set<String> taken = new HashSet<>(derive.keySet());
    for (Node item : columns.fields().optionalItems("simplex")) {
      int before = columns.fields().mistakes().all().size();
      Fields fields = Fields.of(item, columns.fields().mistakes());
      List<String> names = fields.texts("columns");
      double total = fields.number("total", Bounds.positive(), 1);
      fields.done();
      if (names.size() < 2 || new HashSet<>(names).size() < names.size()) {
        fields.mistake("columns", "must be at least two, each named once");
      } else {
        names.stream()
            .flatMap(name -> problem(columns, name, total, taken).stream())
            .findFirst()
            .ifPresent(p -> fields.mistake("columns", p));
      }
      if (columns.fields().mistakes().all().size() == before) {
        taken.addAll(names);
        read.add(new Simplex(names, EcmaScriptNumbers.format(total)));
      }
    }
    return read;
  }

  private static Optional<String> problem(
      PlannedColumns columns, String name, double total, Set<String> taken) {
    Optional<String> unknown = columns.columnProblem(name);
    if (unknown.isPresent()) {
      return unknown;
    }
    Column column = columns.schema().column(name);
    boolean share =
        column.kind() == Kind.REAL
            && column.missing() == Missing.REFUSED
            && column.minimum() == 0
            && column.maximum() == total;
    if (!share) {
      return Optional.of(
          name + " must be real, never missing, from 0 to " + EcmaScriptNumbers.format(total));
    }
    return taken.contains(name)
        ? Optional.of(name + " must be derived by nothing else, and stand in one group")
        : Optional.empty();
  }
}
