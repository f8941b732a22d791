package org.hallmark.metrics.observable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;

/** Reads one axis of an observable. */
final class AxisReader {
  /** Aggregations whose values stay inside the bounds of the column. */
  private static final Pattern BOUNDED =
      Pattern.compile("(avg|min|max)\\(\\s*([A-Za-z0-9_]+)\\s*\\)");

  /** Aggregations of whole numbers that are whole. */
  private static final Pattern WHOLE =
      Pattern.compile("(sum|min|max)\\(\\s*([A-Za-z0-9_]+)\\s*\\)");

  /** Aggregations whose values have the unit of the column. */
  private static final Pattern SAME_UNIT =
      Pattern.compile("(avg|sum|min|max)\\(\\s*([A-Za-z0-9_]+)\\s*\\)");

  private static final int MOST_EQUAL_BINS = 1_000_000;

  private AxisReader() {}

  static Optional<Axis> read(Fields fields, Schema schema, Optional<Grouping> groups) {
    Optional<Quantity> quantity = Quantity.read(fields, "of", schema, groups);
    String unit = fields.text("unit");
    List<Double> edges = fields.has("bins") ? equalBins(fields) : edges(fields);
    fields.done();
    quantity.filter(q -> fields.has("unit")).ifPresent(q -> requireUnit(fields, q, unit, schema));
    if (quantity.isEmpty() || edges.size() < 2) {
      return Optional.empty();
    }
    Optional<String> problem = problem(quantity.get(), edges, schema);
    problem.ifPresent(message -> fields.mistake("edges", message));
    return problem.isPresent()
        ? Optional.empty()
        : Optional.of(new Axis(quantity.get(), unit, bins(quantity.get(), edges, schema)));
  }

  /** Numbers of one unit in bins of another would be compared without a complaint. */
  private static void requireUnit(Fields fields, Quantity quantity, String unit, Schema schema) {
    column(quantity, SAME_UNIT, schema)
        .filter(column -> column.kind() != Kind.CATEGORY && !column.unit().equals(unit))
        .ifPresent(
            column ->
                fields.mistake(
                    "unit",
                    "must be "
                        + column.unit()
                        + ", the unit of "
                        + column.name()
                        + ". Found: "
                        + unit));
  }

  /** Edges at equal distances. */
  private static List<Double> equalBins(Fields fields) {
    if (fields.has("edges")) {
      fields.mistake("edges", "must be left out where there are 'bins'");
    }
    Fields bins = fields.object("bins");
    double from = bins.number("from", Bounds.finite());
    double to = bins.number("to", Bounds.finite());
    int count = (int) bins.integer("count", 1, MOST_EQUAL_BINS);
    bins.done();
    List<Double> edges = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      edges.add(i == count ? to : from + (to - from) * i / count);
    }
    if (!Bins.increasing(edges)) {
      fields.mistake("bins", "must reach from a number to a greater one");
      return List.of();
    }
    return edges;
  }

  private static List<Double> edges(Fields fields) {
    List<Node> items = fields.items("edges");
    List<Double> edges = new ArrayList<>();
    for (Node item : items) {
      edge(item).ifPresentOrElse(edges::add, () -> fields.mistakes().add(item, "must be a number"));
    }
    if (edges.size() < items.size()) {
      return List.of();
    }
    if (edges.size() < 2 || !Bins.increasing(edges)) {
      fields.mistake("edges", "must be at least 2 numbers, each above the one before");
      return List.of();
    }
    return edges;
  }

  /** Infinities are texts, since JSON has no such number. */
  private static Optional<Double> edge(Node node) {
    return switch (node.kind()) {
      case INTEGER, REAL -> Optional.of(node.number());
      case STRING -> infinity(node.text());
      default -> Optional.empty();
    };
  }

  private static Optional<Double> infinity(String text) {
    return switch (text) {
      case ".inf" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-.inf" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  private static Optional<String> problem(Quantity quantity, List<Double> edges, Schema schema) {
    Optional<Column> bounded = column(quantity, BOUNDED, schema);
    if (bounded.isEmpty()) {
      return Optional.empty();
    }
    Column column = bounded.get();
    if (column.kind() == Kind.CATEGORY) {
      return Optional.of("bins are for numbers, and " + column.name() + " is a category");
    }
    return edges.get(0) <= column.minimum() && edges.get(edges.size() - 1) >= column.maximum()
        ? Optional.empty()
        : Optional.of(
            "bins must cover ["
                + Bins.number(column.minimum())
                + ", "
                + Bins.number(column.maximum())
                + "], the bounds of "
                + column.name());
  }

  private static Bins bins(Quantity quantity, List<Double> edges, Schema schema) {
    boolean whole = column(quantity, WHOLE, schema).filter(Column::whole).isPresent();
    boolean bareAndThere =
        quantity.scale() == Scale.FINE
            && bare(quantity, schema).filter(c -> c.missing() == Missing.REFUSED).isPresent();
    return new Bins(
        edges,
        whole ? Bins.Values.WHOLE : Bins.Values.REAL,
        bareAndThere ? Bins.MissingCell.ABSENT : Bins.MissingCell.PRESENT);
  }

  /** The column that a quantity is, or is a simple aggregate of. */
  private static Optional<Column> column(Quantity quantity, Pattern aggregate, Schema schema) {
    if (quantity.scale() == Scale.FINE) {
      return bare(quantity, schema);
    }
    Matcher matcher = aggregate.matcher(quantity.text().strip());
    return matcher.matches() && schema.has(matcher.group(2))
        ? Optional.of(schema.column(matcher.group(2)))
        : Optional.empty();
  }

  private static Optional<Column> bare(Quantity quantity, Schema schema) {
    String name = quantity.text().strip();
    return schema.has(name) ? Optional.of(schema.column(name)) : Optional.empty();
  }
}
