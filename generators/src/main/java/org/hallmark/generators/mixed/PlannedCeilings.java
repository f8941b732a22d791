package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.generators.encode.PlannedColumns;
import org.hallmark.generators.head.Ceiling;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.HeadKind;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;

/** The member {@code atMost} of a plan: expressions by column. */
final class PlannedCeilings {
  private PlannedCeilings() {}

  /**
   * Reads them.
   *
   * @param planned nodes by column
   * @param heads in the order of drawing
   */
  static List<Ceiling> read(PlannedColumns columns, Map<String, Node> planned, List<Head> heads) {
    List<Ceiling> ceilings = new ArrayList<>();
    List<String> known = new ArrayList<>(columns.keys());
    for (Head head : heads) {
      Node node = planned.get(head.column());
      if (node != null) {
        Optional<String> problem = problem(columns, head, node, known);
        problem.ifPresent(p -> columns.fields().mistakes().add(node, p));
        if (problem.isEmpty()) {
          ceilings.add(new Ceiling(head.column(), node.text()));
        }
      }
      known.add(head.column());
    }
    return ceilings;
  }

  private static Optional<String> problem(
      PlannedColumns columns, Head head, Node node, List<String> known) {
    boolean words = columns.schema().column(head.column()).kind() == Kind.CATEGORY;
    if (words || head.kind() == HeadKind.PERIODIC) {
      return Optional.of("is for numbers on a line, which " + head.column() + " has not");
    }
    if (node.kind() != Node.Kind.STRING) {
      return Optional.of("must be an expression, as text");
    }
    try {
      Expression expression = Expression.parse(node.text());
      return expression.columns().stream()
          .filter(name -> columns.schema().has(name) && !known.contains(name))
          .findFirst()
          .map(
              name ->
                  "must be of keys and of columns that are drawn before "
                      + head.column()
                      + ", not of "
                      + name
                      + "; see order")
          .or(() -> expression.check(columns.schema()))
          .or(
              () ->
                  expression.truth()
                      ? Optional.of("must be a number, not a condition")
                      : Optional.empty());
    } catch (ExpressionException e) {
      return Optional.of(e.getMessage());
    }
  }
}
