package org.hallmark.cli.init;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * An observable that is proposed: the distribution of one column.
 *
 * @param id kebab-case
 * @param column what is measured
 * @param bins as a plan writes them
 */
record ObservableDraft(String id, Column column, String bins) {
  private static final int EQUAL_BINS = 20;
  private static final int COARSE_BINS = 8;
  private static final int MOST_UNIT_BINS = 20;
  private static final double CROWDED = 0.5;

  static ObservableDraft of(String id, Column column, Optional<Table> rows) {
    return new ObservableDraft(id, column, bins(column, rows));
  }

  /** A column's name as an id. */
  static String id(String name) {
    String id =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return id.matches("[a-z].*") ? id : ("column-" + id).replaceAll("-$", "");
  }

  /** The column as an expression names it. */
  static String expression(Column column) {
    try {
      Expression read = Expression.parse(column.name(), new Schema(List.of(column)));
      if (read.columns().equals(Set.of(column.name())) && !read.truth()) {
        return column.name();
      }
    } catch (ExpressionException e) {
      return "`" + column.name() + "`";
    }
    return "`" + column.name() + "`";
  }

  private static String bins(Column column, Optional<Table> rows) {
    if (column.whole()) {
      List<Double> edges = wholeEdges(column);
      edges.add(Double.POSITIVE_INFINITY);
      return "edges: " + YamlText.numbers(edges);
    }
    return rows.map(table -> table.column(column.name()))
        .filter(cells -> crowded(column, cells))
        .map(cells -> quantiles(column, cells))
        .filter(edges -> edges.size() > 3)
        .map(edges -> "edges: " + YamlText.numbers(edges))
        .orElseGet(() -> equal(column));
  }

  private static String equal(Column column) {
    int count = ColumnGuess.isCircle(column) ? 36 : EQUAL_BINS;
    return "bins: {from: "
        + ColumnWords.number(column.minimum())
        + ", to: "
        + ColumnWords.number(column.maximum())
        + ", count: "
        + count
        + "}";
  }

  /** One bin for each of a few values; of many counts bins that widen, of others equal ones. */
  private static List<Double> wholeEdges(Column column) {
    double span = column.maximum() - column.minimum();
    if (column.kind() != Kind.COUNT || span <= MOST_UNIT_BINS) {
      return RoundNumbers.wholeEdges(column.minimum(), column.maximum(), MOST_UNIT_BINS);
    }
    List<Double> edges = new ArrayList<>(List.of(column.minimum(), column.minimum() + 1));
    double width = 1;
    for (double edge = 2; edge < span && edges.size() < MOST_UNIT_BINS; edge += width) {
      edges.add(column.minimum() + edge);
      width = edges.get(edges.size() - 2) - column.minimum();
    }
    return edges;
  }

  /** Whether most cells would lie in one of the equal bins. */
  private static boolean crowded(Column column, double[] cells) {
    long[] counts = new long[EQUAL_BINS];
    long all = 0;
    for (double cell : cells) {
      if (!Table.isMissing(cell) && !Table.isBad(cell)) {
        double place = (cell - column.minimum()) / (column.maximum() - column.minimum());
        counts[(int) Math.max(0, Math.min(EQUAL_BINS - 1, place * EQUAL_BINS))]++;
        all++;
      }
    }
    return Arrays.stream(counts).max().orElse(0) > CROWDED * all;
  }

  /** Rounded twentieths between the bounds. */
  private static List<Double> quantiles(Column column, double[] cells) {
    double[] sorted =
        Arrays.stream(cells).filter(c -> !Table.isMissing(c) && !Table.isBad(c)).sorted().toArray();
    List<Double> edges = new ArrayList<>(List.of(column.minimum()));
    for (int i = 1; i < EQUAL_BINS; i++) {
      double edge = rounded(sorted[(int) ((long) sorted.length * i / EQUAL_BINS)]);
      if (edge > edges.get(edges.size() - 1) && edge < column.maximum()) {
        edges.add(edge);
      }
    }
    edges.add(column.maximum());
    return edges;
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN)).doubleValue();
  }

  /** The id of the mean over groups. */
  String meanId() {
    return "mean-" + id;
  }

  /** The mean of a real column over groups of rows, in as few bins as a charged one may have. */
  String meanLine(List<String> groups, Optional<String> epsilon) {
    return "  - {id: "
        + meanId()
        + ", title: "
        + YamlText.quoted("Mean of " + column.title() + " by " + String.join(", ", groups))
        + ", scale: coarse, groupBy: "
        + YamlText.list(groups)
        + ", "
        + epsilon.map(e -> "epsilon: " + e + ", ").orElse("")
        + "axes: [{of: "
        + YamlText.quoted("avg(" + expression(column) + ")")
        + ", unit: "
        + YamlText.of(column.unit())
        + ", bins: {from: "
        + ColumnWords.number(column.minimum())
        + ", to: "
        + ColumnWords.number(column.maximum())
        + ", count: "
        + COARSE_BINS
        + "}}]}";
  }

  /** The line of the plan. */
  String line(Optional<String> epsilon) {
    return "  - {id: "
        + id
        + ", title: "
        + YamlText.of(column.title())
        + ", scale: fine, "
        + epsilon.map(e -> "epsilon: " + e + ", ").orElse("")
        + "axes: [{of: "
        + YamlText.of(expression(column))
        + ", unit: "
        + YamlText.of(column.unit())
        + ", "
        + bins
        + "}]}";
  }
}
