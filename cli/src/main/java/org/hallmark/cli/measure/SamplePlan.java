package org.hallmark.cli.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;

/**
 * What a plan wants to know of two public tables record by record: its section {@code samples}.
 *
 * @param rows how many rows of each table are looked at, at most
 * @param distances of which observables the distances of values are wanted
 * @param quantities what the tests look at together
 * @param tests of the quantities together
 * @param heldOut which real rows the generator has not seen
 */
record SamplePlan(
    int rows,
    Distances distances,
    List<Expression> quantities,
    SortedSet<Test> tests,
    Optional<Expression> heldOut) {
  private static final int FEWEST_ROWS = 100;
  private static final int MOST_ROWS = 100_000;
  private static final int USUAL_ROWS = 20_000;

  /** Whether Wasserstein-1 and Kolmogorov–Smirnov distances are wanted. */
  enum Distances {
    /** Of every fine observable with one axis. */
    ALL,
    NONE
  }

  /** A test of several quantities together. */
  enum Test {
    CLASSIFIER,
    EXACT_MATCH,
    DATA_COPYING,
    NEIGHBOUR_DISTANCES
  }

  SamplePlan {
    quantities = List.copyOf(quantities);
  }

  /** Reads the section, if there is one. */
  static Optional<SamplePlan> read(Fields plan, Schema schema) {
    return plan.optionalObject("samples").map(fields -> read(fields, plan, schema));
  }

  private static SamplePlan read(Fields fields, Fields plan, Schema schema) {
    int rows = (int) fields.integer("rows", FEWEST_ROWS, MOST_ROWS, USUAL_ROWS);
    Distances distances = fields.choice("distances", Distances.ALL);
    SortedSet<Test> tests = tests(fields);
    List<Node> items = fields.optionalItems("quantities");
    List<Expression> quantities = new ArrayList<>();
    for (Node item : items) {
      quantity(fields, item, schema, tests).ifPresent(quantities::add);
    }
    Optional<Expression> heldOut =
        MeasuringPlan.expression(fields, "heldOut", schema, MeasuringPlan.Wanted.CONDITION);
    if (tests.isEmpty() != items.isEmpty()) {
      fields.mistake("quantities", "must be there where there are 'tests', and only there");
    }
    if (tests.contains(Test.DATA_COPYING) && !fields.has("heldOut")) {
      fields.mistake(
          "heldOut",
          "must say which real rows the generator has not seen: data-copying needs them");
    }
    fields.done();
    return new SamplePlan(rows, distances, quantities, tests, heldOut);
  }

  private static SortedSet<Test> tests(Fields fields) {
    SortedSet<Test> tests = new TreeSet<>();
    List<String> known = Arrays.stream(Test.values()).map(Words::kebab).toList();
    for (String name : fields.optionalTexts("tests")) {
      int index = known.indexOf(name);
      if (index < 0) {
        fields.mistake("tests", "there is no test " + name + Words.advice(name, known));
      } else {
        tests.add(Test.values()[index]);
      }
    }
    return tests;
  }

  private static Optional<Expression> quantity(
      Fields fields, Node item, Schema schema, SortedSet<Test> tests) {
    if (item.kind() != Node.Kind.STRING) {
      fields.mistakes().add(item, "must be a column or an expression");
      return Optional.empty();
    }
    try {
      Expression read = Expression.parse(item.text(), schema);
      Optional<String> problem = read.check(schema).or(() -> unlike(read, schema, tests));
      problem.ifPresent(message -> fields.mistakes().add(item, message));
      return problem.isPresent() ? Optional.empty() : Optional.of(read);
    } catch (ExpressionException e) {
      fields.mistakes().add(item, e.getMessage() + " (at character " + e.column() + ")");
      return Optional.empty();
    }
  }

  private static Optional<String> unlike(Expression read, Schema schema, SortedSet<Test> tests) {
    String name = read.text().strip();
    boolean category = schema.has(name) && schema.column(name).kind() == Kind.CATEGORY;
    boolean equality = tests.stream().allMatch(test -> test == Test.EXACT_MATCH);
    return read.truth() || (category && !equality)
        ? Optional.of("must be a number; distances between categories mean nothing")
        : Optional.empty();
  }
}
