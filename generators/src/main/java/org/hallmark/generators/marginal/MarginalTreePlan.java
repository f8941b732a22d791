package org.hallmark.generators.marginal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.encode.CodeBook;
import org.hallmark.generators.encode.PlannedColumns;
import org.hallmark.generators.encode.PlannedForm;
import org.hallmark.generators.encode.TableForm;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Column;
import org.hallmark.tables.Schema;

/**
 * What a plan says of a {@link MarginalTree}.
 *
 * @param columns that are modelled, in the order of the schema
 * @param conditions keys that columns may hang on
 * @param tree the public tree, where the plan registers one
 * @param derive expressions of computed columns, by column
 * @param cells where the cells of modelled columns begin, where the default is not wanted, by
 *     column
 */
public record MarginalTreePlan(
    List<String> columns,
    List<String> conditions,
    Optional<List<Branch>> tree,
    SortedMap<String, String> derive,
    SortedMap<String, List<Double>> cells)
    implements ModelPlan {
  public MarginalTreePlan {
    columns = List.copyOf(columns);
    conditions = List.copyOf(conditions);
    tree = tree.map(List::copyOf);
    derive = Collections.unmodifiableSortedMap(new TreeMap<>(derive));
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  static MarginalTreePlan read(PlannedColumns planned) {
    SortedMap<String, String> derive = planned.derive();
    List<String> columns =
        planned.schema().names().stream()
            .filter(name -> !planned.keys().contains(name) && !derive.containsKey(name))
            .toList();
    Fields fields = planned.fields();
    Optional<List<Branch>> tree =
        fields.has("tree") ? Optional.of(branches(planned, columns)) : Optional.empty();
    if (tree.isPresent() && fields.has("conditions")) {
      fields.mistake("conditions", "must be left out where a tree says what columns hang on");
    }
    List<String> conditions =
        tree.map(all -> planned.keys().stream().filter(key -> isParent(key, all)).toList())
            .orElseGet(() -> PlannedForm.conditions(planned));
    return new MarginalTreePlan(columns, conditions, tree, derive, planned.cells());
  }

  private static boolean isParent(String name, List<Branch> tree) {
    return tree.stream().anyMatch(branch -> branch.parent().equals(name));
  }

  private static List<Branch> branches(PlannedColumns planned, List<String> columns) {
    List<Branch> branches = new ArrayList<>();
    for (Node item : planned.fields().optionalItems("tree")) {
      List<String> names = names(item);
      String problem = problem(names, branches, columns, planned.keys());
      if (problem.isEmpty()) {
        branches.add(new Branch(names.get(0), names.get(1)));
      } else {
        planned.fields().mistakes().add(item, problem);
      }
    }
    return branches;
  }

  private static List<String> names(Node item) {
    boolean pair =
        item.kind() == Node.Kind.ARRAY
            && item.items().size() == 2
            && item.items().stream().allMatch(i -> i.kind() == Node.Kind.STRING);
    return pair ? item.items().stream().map(Node::text).toList() : List.of();
  }

  private static String problem(
      List<String> names, List<Branch> before, List<String> columns, List<String> keys) {
    if (names.isEmpty()) {
      return "must be [parent, column]";
    }
    String column = names.get(1);
    if (!columns.contains(column)) {
      return column + " must be a column that the generator makes";
    }
    if (!columns.contains(names.get(0)) && !keys.contains(names.get(0))) {
      return names.get(0) + " must be a key or a column that the generator makes";
    }
    Set<String> above = new HashSet<>(Set.of(column));
    Optional<String> next = Optional.of(names.get(0));
    while (next.isPresent()) {
      if (!above.add(next.get())) {
        return "closes a circle";
      }
      String name = next.get();
      next = before.stream().filter(b -> b.column().equals(name)).map(Branch::parent).findFirst();
    }
    return before.stream().anyMatch(b -> b.column().equals(column))
        ? column + " hangs on a column already"
        : "";
  }

  /**
   * How many pairs the exponential mechanism chooses: one for each column, but for the first where
   * there is no key; none where the tree is public, or where there is but one.
   */
  int choices() {
    int edges = columns.size() - (conditions.isEmpty() ? 1 : 0);
    boolean only = edges == 0 || edges == 1 && columns.size() + conditions.size() == 2;
    return tree.isPresent() || only ? 0 : edges;
  }

  private List<Branch> publicTree() {
    if (tree.isPresent() || columns.size() + conditions.size() != 2) {
      return tree.orElse(List.of());
    }
    return List.of(
        conditions.isEmpty()
            ? new Branch(columns.get(0), columns.get(1))
            : new Branch(conditions.get(0), columns.get(0)));
  }

  @Override
  public String id() {
    return MarginalTree.ID;
  }

  @Override
  public MarginalTreeArchitecture architecture(Schema schema, List<String> keys) {
    List<TableForm.Derivation> derived = new ArrayList<>();
    derive.forEach((name, text) -> derived.add(new TableForm.Derivation(name, text)));
    return new MarginalTreeArchitecture(
        MarginalTree.ID,
        keys,
        conditions.stream().map(schema::column).map(CodeBook::of).toList(),
        columns.stream().map(schema::column).map(this::book).toList(),
        derived,
        choices() == 0 ? Optional.of(publicTree()) : Optional.empty());
  }

  private CodeBook book(Column column) {
    return cells.containsKey(column.name())
        ? CodeBook.of(column, cells.get(column.name()))
        : CodeBook.of(column);
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(List.of(new Setting("conditions", conditions)));
    tree.ifPresent(
        all ->
            settings.add(
                new Setting(
                    "tree", all.stream().map(b -> b.parent() + " > " + b.column()).toList())));
    return settings;
  }
}
