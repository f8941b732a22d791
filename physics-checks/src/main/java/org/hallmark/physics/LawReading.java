package org.hallmark.physics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;

/**
 * One entry of a plan's {@code laws}, as a kind of law reads it.
 *
 * @param fields its members
 * @param id its id
 * @param kind its kind
 * @param context what the rest of the plan says
 */
public record LawReading(Fields fields, String id, LawKind kind, LawContext context) {

  /** Whether a confidential source may be charged for a noisy count of violations. */
  public enum Countable {
    YES,
    NO
  }

  public Schema schema() {
    return context.schema();
  }

  /**
   * Reads the members that all kinds share.
   *
   * @param formula the law with the plan's columns in it
   * @param unit of residual and tolerance; empty where the plan says it
   * @param assumes what the kind takes for granted, unless the plan says it
   * @param weakness what a passed check does not show, unless the plan says it
   */
  public LawStatement statement(
      String formula,
      Optional<String> unit,
      Optional<String> assumes,
      Optional<String> weakness,
      Countable countable) {
    return new LawStatement(
        id,
        kind.method(),
        fields.text("title"),
        formula,
        unit.orElseGet(() -> fields.text("unit")),
        fields.number("tolerance", Bounds.atLeast(0)),
        text("assumes", assumes),
        text("weakness", weakness),
        epsilon(countable),
        reach(Optional.empty()),
        filtered(),
        new LawOrigin(fields.node(), context));
  }

  /**
   * Columns that are compared with the law's unit as they stand must be in it; a column whose unit
   * is {@code 1} says nothing.
   */
  public void requireUnit(LawStatement statement, Collection<Expression> quantities) {
    for (Expression quantity : quantities) {
      String name = quantity.text().replaceAll("^`([^`]*)`$", "$1");
      String unit = schema().has(name) ? schema().column(name).unit() : "1";
      if (!unit.equals("1") && !unit.equals(statement.unit())) {
        fields.mistake(
            "unit",
            "must be that of column " + name + ", " + unit + ". Found: " + statement.unit());
      }
    }
  }

  private String text(String name, Optional<String> otherwise) {
    return otherwise.isPresent() && !fields.has(name) ? otherwise.get() : fields.text(name);
  }

  private OptionalDouble epsilon(Countable countable) {
    boolean confidential = context.confidentiality() == Confidentiality.CONFIDENTIAL;
    if (confidential && countable == Countable.YES) {
      return OptionalDouble.of(fields.number("epsilon", Bounds.positive()));
    }
    if (fields.has("epsilon")) {
      fields.mistake(
          "epsilon",
          confidential
              ? "must be left out: no count of a law of kind "
                  + kind.id()
                  + " is taken of a confidential source"
              : "must be left out: the source is public, and counted exactly");
    }
    return OptionalDouble.empty();
  }

  /**
   * How many records of one privacy unit count at most, or how many groups.
   *
   * @param groupedBy the columns that the groups hang on; empty where records are counted
   */
  public int reach(Optional<? extends Collection<String>> groupedBy) {
    return context.unit().readReach(fields, groupedBy);
  }

  private Optional<Filtered> filtered() {
    return fields.optionalObject("filtered").map(LawReading::filtered);
  }

  private static Filtered filtered(Fields declared) {
    long of = declared.integer("of", 1, Node.LARGEST_INTEGER);
    long rows = declared.integer("rows", 0, of);
    Filtered filtered = Filtered.declared(rows, of, declared.text("reason"));
    declared.done();
    return filtered;
  }

  /** A number per row; nothing if it is a mistake. */
  public Optional<Expression> expression(String name) {
    String text = fields.text(name);
    return isText(name) ? parse(name, text) : Optional.empty();
  }

  /** A number per row; nothing where the member is not there, or if it is a mistake. */
  public Optional<Expression> optionalExpression(String name) {
    return fields.has(name) ? expression(name) : Optional.empty();
  }

  /** Numbers per row, {@code least} of them or more; empty if there is a mistake. */
  public List<Expression> expressions(String name, int least) {
    List<String> texts = least == 0 ? fields.optionalTexts(name) : fields.texts(name);
    if (fields.has(name) && texts.size() < least) {
      fields.mistake(name, "must be a list of at least " + least + " expressions");
    }
    List<Expression> expressions = new ArrayList<>();
    texts.forEach(text -> parse(name, text).ifPresent(expressions::add));
    return expressions.size() == texts.size() ? expressions : List.of();
  }

  /** Three numbers per row; empty if there is a mistake. */
  public List<Expression> threeExpressions(String name) {
    List<Expression> three = expressions(name, 1);
    if (!three.isEmpty() && three.size() != 3) {
      fields.mistake(name, "must be three expressions. Found: " + three.size());
      return List.of();
    }
    return three;
  }

  private Optional<Expression> parse(String name, String text) {
    try {
      Expression expression = Expression.parse(text, schema());
      Optional<String> problem = expression.check(schema());
      if (problem.isEmpty() && expression.truth()) {
        problem = Optional.of("must be a number, not a truth value");
      }
      problem = problem.or(() -> words(expression));
      problem.ifPresent(message -> fields.mistake(name, message));
      return problem.isPresent() ? Optional.empty() : Optional.of(expression);
    } catch (ExpressionException e) {
      fields.mistake(name, e.getMessage() + " (at character " + e.column() + ")");
      return Optional.empty();
    }
  }

  private Optional<String> words(Expression expression) {
    String text = expression.text();
    boolean bare = schema().has(text) && schema().column(text).kind() == Kind.CATEGORY;
    return bare ? Optional.of(text + " holds words; a number is needed here") : Optional.empty();
  }

  /** The name of a column; nothing if it is a mistake. */
  public Optional<String> column(String name) {
    String column = fields.text(name);
    return isText(name) && exists(name, column) ? Optional.of(column) : Optional.empty();
  }

  /** The name of a column, if the member is there and no mistake. */
  public List<String> optionalColumn(String name) {
    return fields.has(name) ? column(name).stream().toList() : List.of();
  }

  /** Names of columns, each once; none where the member is not there, or if there is a mistake. */
  public List<String> columns(String name) {
    List<String> names = fields.optionalTexts(name);
    if (!names.stream().allMatch(column -> exists(name, column))) {
      return List.of();
    }
    if (names.stream().distinct().count() != names.size()) {
      fields.mistake(name, "must name each column once");
      return List.of();
    }
    return names;
  }

  /** Names of {@code count} columns of numbers; empty if there is a mistake. */
  public List<String> numericColumns(String name, int count) {
    List<String> names = fields.items(name).isEmpty() ? List.of() : columns(name);
    for (String column : names) {
      if (schema().column(column).kind() == Kind.CATEGORY) {
        fields.mistake(name, column + " holds words; numbers are needed here");
        return List.of();
      }
    }
    if (names.size() != count && fields.has(name)) {
      fields.mistake(name, "must name " + count + " columns of numbers");
      return List.of();
    }
    return names;
  }

  private boolean exists(String name, String column) {
    boolean there = schema().has(column);
    if (!there) {
      fields.mistake(name, "there is no column " + column + Words.advice(column, schema().names()));
    }
    return there;
  }

  private boolean isText(String name) {
    return fields.raw(name).filter(node -> node.kind() == Node.Kind.STRING).isPresent();
  }
}
