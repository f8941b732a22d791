package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.encode.PlannedColumns;
import org.hallmark.generators.encode.PlannedForm;
import org.hallmark.generators.head.Ceiling;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.HeadKind;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Column;

/**
 * What a plan says of the columns of a {@link MixedVae}.
 *
 * @param conditions keys that the model is conditioned on
 * @param heads of the columns that it draws, in this order
 * @param ceilings what columns may not be above
 * @param derive expressions of computed columns, by column
 */
record PlannedHeads(
    List<String> conditions,
    List<Head> heads,
    List<Ceiling> ceilings,
    SortedMap<String, String> derive) {
  PlannedHeads {
    conditions = List.copyOf(conditions);
    heads = List.copyOf(heads);
    ceilings = List.copyOf(ceilings);
    derive = Collections.unmodifiableSortedMap(new TreeMap<>(derive));
  }

  /**
   * Reads {@code conditions}, {@code derive}, {@code simplex}, {@code order}, {@code cells}, {@code
   * heads} and {@code atMost}.
   */
  static PlannedHeads read(PlannedColumns columns) {
    if (columns.fields().node().member("constraints").isPresent()) {
      columns
          .fields()
          .mistake(
              "constraints",
              "needs id: vae, hierarchical-vae, coupling-flow or wasserstein-gan; this one has"
                  + " derive, atMost and simplex");
    }
    SortedMap<String, String> derive = columns.derive();
    List<Simplex> simplexes = PlannedSimplexes.read(columns, derive);
    simplexes.forEach(s -> derive.put(s.last(), s.rest()));
    List<Column> order = order(columns, derive, simplexes);
    SortedMap<String, List<Double>> cells = columns.cells();
    Map<String, Head> planned = planned(columns, order);
    List<Head> heads = new ArrayList<>();
    for (Column column : order) {
      boolean share = simplexes.stream().anyMatch(s -> s.columns().contains(column.name()));
      HeadKind usual = share ? HeadKind.BOUNDED : Head.usual(column);
      Head head = planned.getOrDefault(column.name(), Head.of(column, usual));
      heads.add(
          cells.containsKey(column.name())
              ? Head.of(column, head.kind(), head.components(), cells.get(column.name()))
              : head);
    }
    List<Ceiling> ceilings = PlannedCeilings.read(columns, known(columns, "atMost", order), heads);
    simplexes.forEach(s -> ceilings.addAll(s.ceilings()));
    return new PlannedHeads(PlannedForm.conditions(columns), heads, ceilings, derive);
  }

  /** The members of an object whose names are columns that the model draws. */
  private static Map<String, Node> known(PlannedColumns columns, String name, List<Column> drawn) {
    Map<String, Node> known = new TreeMap<>();
    columns
        .members(name)
        .forEach(
            (column, node) -> {
              if (drawn.stream().anyMatch(c -> c.name().equals(column))) {
                known.put(column, node);
              } else {
                columns.fields().mistakes().add(node, notDrawn(columns, column));
              }
            });
    return known;
  }

  private static Map<String, Head> planned(PlannedColumns columns, List<Column> drawn) {
    Map<String, Head> planned = new TreeMap<>();
    for (Node item : columns.fields().optionalItems("heads")) {
      Fields fields = Fields.of(item, columns.fields().mistakes());
      String name = fields.text("of");
      HeadKind kind = fields.choice("kind", HeadKind.class);
      int components =
          (int) fields.integer("components", 1, Head.MOST_COMPONENTS, kind.usualComponents());
      fields.done();
      Optional<Column> column = drawn.stream().filter(c -> c.name().equals(name)).findFirst();
      if (column.isEmpty() || planned.containsKey(name)) {
        fields.mistake("of", notDrawn(columns, name));
        continue;
      }
      Optional<String> problem = Head.problem(column.get(), kind, components);
      problem.ifPresent(p -> columns.fields().mistakes().add(item, p));
      List<Double> begins = Head.of(column.get(), Head.usual(column.get())).book().begins();
      planned.put(
          name,
          problem.isPresent()
              ? Head.of(column.get(), Head.usual(column.get()))
              : Head.of(column.get(), kind, components, begins));
    }
    return planned;
  }

  private static String notDrawn(PlannedColumns columns, String name) {
    return columns
        .columnProblem(name)
        .orElse("must be a column that the model draws, named once; " + name + " is not");
  }

  /** The columns that the plan wants first, then the others in the order of the schema. */
  private static List<Column> order(
      PlannedColumns columns, SortedMap<String, String> derive, List<Simplex> simplexes) {
    List<String> drawn = new ArrayList<>(columns.schema().names());
    drawn.removeAll(columns.keys());
    drawn.removeAll(derive.keySet());
    List<String> order = new ArrayList<>();
    for (Node item : columns.fields().optionalItems("order")) {
      String name = item.kind() == Node.Kind.STRING ? item.text() : "";
      if (drawn.contains(name) && !order.contains(name)) {
        order.add(name);
      } else {
        columns
            .fields()
            .mistakes()
            .add(
                item,
                "must be a column that the model draws, named once" + Words.advice(name, drawn));
      }
    }
    drawn.removeAll(order);
    order.addAll(drawn);
    for (Simplex simplex : simplexes) {
      List<String> shares = new ArrayList<>(simplex.columns());
      shares.remove(simplex.last());
      List<String> found = new ArrayList<>(order);
      found.retainAll(shares);
      if (!found.equals(shares)) {
        columns
            .fields()
            .mistake(
                "simplex",
                "must name columns in the order of drawing: " + String.join(", ", found));
      }
    }
    return order.stream().map(columns.schema()::column).toList();
  }
}
