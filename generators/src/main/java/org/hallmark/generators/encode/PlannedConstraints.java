package org.hallmark.generators.encode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.json.EcmaScriptNumbers;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Schema;

/**
 * The member {@code constraints} of a plan's section {@code generator}.
 *
 * <p>The name of an array stands for all its elements; {@code weights} are ones where the plan does
 * not say, or one number for all.
 *
 * @param columns of the section
 * @param rules for the columns that the model makes
 */
record PlannedConstraints(PlannedColumns columns, ConstraintRules rules) {

  List<Constraint> read() {
    List<Constraint> constraints = new ArrayList<>();
    for (Node item : columns.fields().optionalItems("constraints")) {
      int before = columns.fields().mistakes().all().size();
      Fields fields = Fields.of(item, columns.fields().mistakes());
      Constraint.Kind kind = fields.choice("kind", Constraint.Kind.class);
      List<String> names = kind == Constraint.Kind.DISTANCE ? points(fields) : named(fields);
      List<Double> weights = weights(fields, kind, names.size());
      String equals = side(fields);
      fields.done();
      if (columns.fields().mistakes().all().size() == before) {
        Constraint.problem(kind, names, weights)
            .or(() -> rules.problem(constraints, new Constraint(kind, names, weights, equals)))
            .ifPresentOrElse(
                problem -> columns.fields().mistakes().add(item, problem),
                () -> constraints.add(new Constraint(kind, names, weights, equals)));
      }
    }
    return constraints;
  }

  private List<String> named(Fields fields) {
    return names(fields.items("columns"));
  }

  private List<String> points(Fields fields) {
    List<Node> points = fields.items("between");
    if (fields.has("between") && points.size() != 2) {
      fields.mistake("between", "must be two points, each a list of columns");
    }
    List<List<String>> read = new ArrayList<>();
    for (Node point : points) {
      if (point.kind() == Node.Kind.ARRAY) {
        read.add(names(point.items()));
      } else {
        columns.fields().mistakes().add(point, "must be a list of columns");
      }
    }
    if (read.size() == 2 && read.get(0).size() != read.get(1).size()) {
      fields.mistake("between", "must be points with as many coordinates");
    }
    return read.stream().flatMap(List::stream).toList();
  }

  private List<String> names(List<Node> items) {
    Schema schema = columns.schema();
    List<String> names = new ArrayList<>();
    for (Node item : items) {
      String name = item.kind() == Node.Kind.STRING ? item.text() : "";
      int length = schema.has(name) ? 0 : schema.arrayLength(name);
      for (int i = 0; i < length; i++) {
        names.add(Schema.element(name, i));
      }
      String first = length > 0 ? Schema.element(name, 0) : name;
      Optional<String> problem = columns.columnProblem(first).or(() -> rules.columnProblem(first));
      problem.ifPresent(p -> columns.fields().mistakes().add(item, p));
      if (length == 0) {
        names.add(name);
      }
    }
    return names;
  }

  private static List<Double> weights(Fields fields, Constraint.Kind kind, int count) {
    if (kind != Constraint.Kind.LINEAR && kind != Constraint.Kind.SQUARES) {
      return List.of();
    }
    Optional<Node> given = fields.raw("weights");
    if (given.isEmpty()) {
      return Collections.nCopies(count, 1.0);
    }
    if (isNumber(given.get())) {
      return Collections.nCopies(count, given.get().number());
    }
    boolean numbers =
        given.get().kind() == Node.Kind.ARRAY
            && given.get().items().stream().allMatch(PlannedConstraints::isNumber);
    if (!numbers) {
      fields.mistake("weights", "must be a number, or a list of one for each column");
      return List.of();
    }
    return given.get().items().stream().map(Node::number).toList();
  }

  private static boolean isNumber(Node node) {
    return node.kind() == Node.Kind.INTEGER || node.kind() == Node.Kind.REAL;
  }

  private static String side(Fields fields) {
    Optional<Node> given = fields.raw("equals");
    if (given.filter(PlannedConstraints::isNumber).isPresent()) {
      return EcmaScriptNumbers.format(given.get().number());
    }
    if (given.filter(node -> node.kind() == Node.Kind.STRING).isEmpty()) {
      fields.mistake("equals", "must be a number or an expression, as text");
      return "0";
    }
    return given.get().text();
  }
}
