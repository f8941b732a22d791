package org.hallmark.generators.encode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hallmark.provenance.json.EcmaScriptNumbers;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * What constraints must be for columns of a schema: of real columns that the model makes, possible
 * within the bounds, and none said twice or against another.
 *
 * @param schema of the table
 * @param made names of the columns that the model makes
 * @param keys names of the key columns
 */
record ConstraintRules(Schema schema, Collection<String> made, Collection<String> keys) {
  private static final double DEPENDENT = 1e-9;

  /** What is wrong with a constraint beside others that are right, if anything. */
  Optional<String> problem(List<Constraint> others, Constraint last) {
    List<Constraint> constraints = new ArrayList<>(others);
    constraints.add(last);
    return last.columns().stream()
        .flatMap(name -> columnProblem(name).stream())
        .findFirst()
        .or(() -> sideProblem(constraints))
        .or(() -> overlap(others, last))
        .or(() -> shares(last))
        .or(() -> constant(last.equals()).isPresent() ? unreachable(last) : Optional.empty())
        .or(() -> dependent(constraints));
  }

  /** What is wrong with a column of a constraint, if anything. */
  Optional<String> columnProblem(String name) {
    if (!made.contains(name)) {
      return Optional.of(name + " must be a column that the model makes: no key, not derived");
    }
    Column column = schema.column(name);
    return column.kind() == Kind.REAL && column.missing() == Missing.REFUSED
        ? Optional.empty()
        : Optional.of(name + " must be real and never missing");
  }

  private Optional<String> sideProblem(List<Constraint> constraints) {
    Set<String> moved = new HashSet<>();
    constraints.forEach(c -> moved.addAll(c.columns()));
    try {
      Expression side = Expression.parse(constraints.get(constraints.size() - 1).equals());
      Optional<String> problem = side.check(schema);
      if (problem.isPresent() || side.truth()) {
        return problem.or(() -> Optional.of("equals must be a number, not a condition"));
      }
      for (Constraint constraint : constraints) {
        for (String name : Expression.parse(constraint.equals()).columns()) {
          if (moved.contains(name)) {
            return Optional.of(
                "equals must not use " + name + ", which a constraint moves; name another column");
          }
          if (!made.contains(name) && !keys.contains(name)) {
            return Optional.of(
                "equals must use keys and columns that the model makes, not " + name);
          }
          if (schema.column(name).missing() != Missing.REFUSED) {
            return Optional.of("equals must use columns that are never missing, not " + name);
          }
        }
      }
      return Optional.empty();
    } catch (ExpressionException e) {
      return Optional.of("equals: " + e.getMessage());
    }
  }

  private static Optional<String> overlap(List<Constraint> others, Constraint last) {
    for (Constraint other : others) {
      boolean closed =
          other.kind() == Constraint.Kind.SIMPLEX || last.kind() == Constraint.Kind.SIMPLEX;
      Set<String> shared = new HashSet<>(last.columns());
      shared.retainAll(other.columns());
      if (closed && !shared.isEmpty()) {
        return Optional.of("a simplex must share no column with another constraint");
      }
    }
    return Optional.empty();
  }

  private Optional<String> shares(Constraint constraint) {
    return constraint.columns().stream()
        .filter(name -> constraint.kind() == Constraint.Kind.SIMPLEX)
        .filter(name -> schema.column(name).minimum() != 0)
        .findFirst()
        .map(ConstraintRules::noShare);
  }

  private static String noShare(String name) {
    return name + " must have bounds from 0 to the total at least, as any share has";
  }

  /** The right side where it is a number. */
  private OptionalDouble constant(String text) {
    try {
      Expression side = Expression.parse(text);
      return side.columns().isEmpty()
          ? OptionalDouble.of(
              side.evaluate(Table.of(schema, new double[schema.columns().size()][1]))[0])
          : OptionalDouble.empty();
    } catch (ExpressionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Optional<String> unreachable(Constraint constraint) {
    double value = constant(constraint.equals()).orElseThrow();
    if (!Double.isFinite(value)) {
      return Optional.of("equals must be a number. Found: " + constraint.equals());
    }
    double least = 0;
    double most = 0;
    int half = constraint.columns().size() / 2;
    for (int i = 0; i < constraint.columns().size(); i++) {
      Column column = schema.column(constraint.columns().get(i));
      switch (constraint.kind()) {
        case LINEAR -> {
          double weight = constraint.weights().get(i);
          least += Math.min(weight * column.minimum(), weight * column.maximum());
          most += Math.max(weight * column.minimum(), weight * column.maximum());
        }
        case SQUARES -> {
          least += constraint.weights().get(i) * leastSquare(column.minimum(), column.maximum());
          most += constraint.weights().get(i) * mostSquare(column.minimum(), column.maximum());
        }
        case DISTANCE -> {
          if (i < half) {
            Column other = schema.column(constraint.columns().get(i + half));
            double from = column.minimum() - other.maximum();
            double to = column.maximum() - other.minimum();
            least += leastSquare(from, to);
            most += mostSquare(from, to);
          }
        }
        case SIMPLEX -> {
          if (column.maximum() < value) {
            return Optional.of(noShare(column.name()));
          }
          most = Double.MAX_VALUE;
        }
      }
    }
    double found = constraint.kind() == Constraint.Kind.DISTANCE ? value * value : value;
    boolean positive = constraint.kind() == Constraint.Kind.LINEAR || value > 0;
    return found >= least && found <= most && positive
        ? Optional.empty()
        : Optional.of(
            "equals "
                + EcmaScriptNumbers.format(value)
                + " is out of reach: the columns' bounds let the left side be from "
                + EcmaScriptNumbers.format(root(constraint, least))
                + " to "
                + EcmaScriptNumbers.format(root(constraint, most)));
  }

  private static double root(Constraint constraint, double number) {
    return constraint.kind() == Constraint.Kind.DISTANCE ? StrictMath.sqrt(number) : number;
  }

  private static double leastSquare(double from, double to) {
    double least = from <= 0 && to >= 0 ? 0 : Math.min(Math.abs(from), Math.abs(to));
    return least * least;
  }

  private static double mostSquare(double from, double to) {
    double most = Math.max(Math.abs(from), Math.abs(to));
    return most * most;
  }

  /** Whether a linear constraint is a combination of those before it, by Gram and Schmidt. */
  private static Optional<String> dependent(List<Constraint> constraints) {
    List<Constraint> linear =
        constraints.stream().filter(c -> c.kind() == Constraint.Kind.LINEAR).toList();
    boolean last = constraints.get(constraints.size() - 1).kind() == Constraint.Kind.LINEAR;
    List<String> names =
        linear.stream().flatMap(c -> c.columns().stream()).distinct().sorted().toList();
    List<double[]> basis = new ArrayList<>();
    for (Constraint constraint : last ? linear : List.<Constraint>of()) {
      double[] row = new double[names.size()];
      for (int i = 0; i < constraint.columns().size(); i++) {
        row[names.indexOf(constraint.columns().get(i))] = constraint.weights().get(i);
      }
      double before = product(row, row);
      for (double[] other : basis) {
        double share = product(row, other) / product(other, other);
        for (int i = 0; i < row.length; i++) {
          row[i] -= share * other[i];
        }
      }
      if (product(row, row) <= DEPENDENT * before) {
        return Optional.of(
            "says again, or against them, what the linear constraints before it say; leave it out");
      }
      basis.add(row);
    }
    return Optional.empty();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
