package org.hallmark.generators.encode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hallmark.generators.ModelPlan;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;

/**
 * What a plan says of the columns of a model of real numbers.
 *
 * @param conditions keys that the model is conditioned on; all, where the plan does not say
 * @param periodic columns whose bounds are one point
 * @param derive expressions of computed columns, by column
 * @param cells where the cells of columns begin, by column
 * @param constraints what drawn rows are moved onto, where the plan says anything of them
 */
public record PlannedForm(
    List<String> conditions,
    List<String> periodic,
    SortedMap<String, String> derive,
    SortedMap<String, List<Double>> cells,
    Optional<List<Constraint>> constraints) {
  public PlannedForm {
    conditions = List.copyOf(conditions);
    periodic = List.copyOf(periodic);
    derive = Collections.unmodifiableSortedMap(new TreeMap<>(derive));
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    constraints = constraints.map(List::copyOf);
  }

  /**
   * Reads the members {@code conditions}, {@code periodic}, {@code derive}, {@code cells} and
   * {@code constraints}.
   */
  public static PlannedForm read(PlannedColumns columns) {
    List<String> periodic = periodic(columns);
    SortedMap<String, String> derive = columns.derive();
    List<String> made = new ArrayList<>(columns.schema().names());
    made.removeAll(columns.keys());
    made.removeAll(derive.keySet());
    ConstraintRules rules = new ConstraintRules(columns.schema(), made, columns.keys());
    Optional<List<Constraint>> constraints =
        columns.fields().has("constraints")
            ? Optional.of(new PlannedConstraints(columns, rules).read())
            : Optional.empty();
    if (constraints.stream()
        .flatMap(List::stream)
        .anyMatch(c -> !Collections.disjoint(c.columns(), periodic))) {
      columns.fields().mistake("constraints", "must move no periodic column");
    }
    return new PlannedForm(conditions(columns), periodic, derive, columns.cells(), constraints);
  }

  /** Makes a mistake of an embedding of no conditions. */
  public void requireConditions(Fields fields, int embedding) {
    if (embedding > 0 && conditions.isEmpty()) {
      fields.mistake("embedding", "needs conditions to embed; there are none");
    }
  }

  /** What a reader of the report wants to know of the constraints; nothing where there are none. */
  public List<ModelPlan.Setting> settings() {
    return constraints
        .filter(list -> !list.isEmpty())
        .map(list -> list.stream().map(Constraint::text).collect(Collectors.joining("; ")))
        .map(text -> List.of(new ModelPlan.Setting("constraints", text)))
        .orElse(List.of());
  }

  /**
   * Keys that a model is conditioned on: the member {@code conditions}; all, where it is not there.
   */
  public static List<String> conditions(PlannedColumns columns) {
    if (!columns.fields().has("conditions")) {
      return columns.keys();
    }
    List<String> conditions = new ArrayList<>();
    for (Node item : columns.fields().items("conditions")) {
      boolean known = item.kind() == Node.Kind.STRING && columns.keys().contains(item.text());
      if (known && !conditions.contains(item.text())) {
        conditions.add(item.text());
      } else {
        columns
            .fields()
            .mistakes()
            .add(
                item,
                "must be a key of the frame, named once"
                    + (item.kind() == Node.Kind.STRING
                        ? Words.advice(item.text(), columns.keys())
                        : ""));
      }
    }
    return conditions;
  }

  private static List<String> periodic(PlannedColumns columns) {
    List<String> periodic = new ArrayList<>();
    for (Node item : columns.fields().optionalItems("periodic")) {
      String name = item.kind() == Node.Kind.STRING ? item.text() : "";
      String problem =
          columns
              .columnProblem(name)
              .orElseGet(() -> periodicProblem(columns.schema().column(name)));
      if (problem.isEmpty()) {
        periodic.add(name);
      } else {
        columns.fields().mistakes().add(item, problem);
      }
    }
    return periodic;
  }

  private static String periodicProblem(Column column) {
    return column.kind() == Kind.REAL && column.missing() == Missing.REFUSED
        ? ""
        : "a periodic column must be real and never missing; its bounds are one period";
  }

  /**
   * The form of the tables.
   *
   * @param plain form of the columns that are not periodic
   */
  public TableForm form(Schema schema, List<String> keys, Coordinate.Form plain) {
    List<Coordinate> coordinates = new ArrayList<>();
    for (Column column : schema.columns()) {
      if (!keys.contains(column.name()) && !derive.containsKey(column.name())) {
        Coordinate.Form form = periodic.contains(column.name()) ? Coordinate.Form.CIRCLE : plain;
        coordinates.add(
            cells.containsKey(column.name())
                ? Coordinate.of(column, cells.get(column.name()), form)
                : Coordinate.of(column, form));
      }
    }
    List<TableForm.Derivation> derived = new ArrayList<>();
    derive.forEach((name, text) -> derived.add(new TableForm.Derivation(name, text)));
    return new TableForm(
        keys,
        conditions.stream().map(schema::column).map(Condition::of).toList(),
        coordinates,
        derived,
        constraints);
  }
}
