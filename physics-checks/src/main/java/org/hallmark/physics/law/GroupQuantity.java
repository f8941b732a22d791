package org.hallmark.physics.law;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.physics.LawReading;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Aggregation;
import org.hallmark.tables.Column;
import org.hallmark.tables.ExactSum;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.science.Cell;

/**
 * A number that the rows of one group determine, whatever their order: an aggregation; a sum over
 * pairs of particles of a function of their nearest distance {@code r}; or a sum over neighbours on
 * a periodic lattice. NaN where it cannot be computed.
 *
 * @param text for formulas
 * @param columns that it reads
 * @param formula computes it
 */
record GroupQuantity(String text, SortedSet<String> columns, Formula formula) {

  /** Computes a quantity of the rows of one group, none of them missing or bad. */
  @FunctionalInterface
  interface Formula {
    double of(Table group);
  }

  double of(Table group) {
    return formula.of(group);
  }

  /** Reads member {@code quantity}; nothing if it is a mistake. */
  static Optional<GroupQuantity> read(LawReading entry) {
    Fields quantity = entry.fields().object("quantity");
    LawReading inner = new LawReading(quantity, entry.id(), entry.kind(), entry.context());
    Optional<GroupQuantity> read;
    if (quantity.has("pairSum")) {
      read = pairSum(inner);
    } else if (quantity.has("neighbourSum")) {
      read = neighbourSum(inner);
    } else {
      read = aggregate(inner);
    }
    quantity.done();
    return read;
  }

  private static Optional<GroupQuantity> aggregate(LawReading entry) {
    String text = entry.fields().text("aggregate");
    try {
      Aggregation aggregation = Aggregation.parse(text, entry.schema());
      Optional<String> problem = aggregation.check(entry.schema());
      problem.ifPresent(message -> entry.fields().mistake("aggregate", message));
      return problem.isPresent()
          ? Optional.empty()
          : Optional.of(
              new GroupQuantity(
                  text,
                  aggregation.columns(),
                  group -> aggregation.evaluate(group, new int[group.rows()], 1)[0]));
    } catch (ExpressionException e) {
      entry.fields().mistake("aggregate", e.getMessage() + " (at character " + e.column() + ")");
      return Optional.empty();
    }
  }

  private static Optional<GroupQuantity> pairSum(LawReading entry) {
    Optional<Expression> pair = distanceExpression(entry);
    List<String> position = entry.numericColumns("position", 3);
    double cutoff = entry.fields().number("cutoff", Bounds.positive(), Double.MAX_VALUE);
    boolean periodic = entry.fields().has("cell");
    Optional<CellColumns> cell = periodic ? CellColumns.read(entry) : Optional.empty();
    if (pair.isEmpty() || position.isEmpty() || periodic && cell.isEmpty()) {
      return Optional.empty();
    }
    SortedSet<String> columns = new TreeSet<>(position);
    cell.ifPresent(c -> columns.addAll(Cells.columns(c.expressions())));
    return Optional.of(
        new GroupQuantity(
            "sum over pairs of " + pair.get().text(),
            columns,
            group -> pairSum(group, position, cell, pair.get(), cutoff)));
  }

  private static final Schema DISTANCE =
      new Schema(
          List.of(
              Column.number(
                  "r", "distance", Kind.REAL, "1", 0, Double.MAX_VALUE, Missing.REFUSED)));

  private static Optional<Expression> distanceExpression(LawReading entry) {
    String text = entry.fields().text("pairSum");
    try {
      Expression expression = Expression.parse(text);
      Optional<String> problem = expression.check(DISTANCE);
      problem.ifPresent(
          message -> entry.fields().mistake("pairSum", message + "; the distance is r"));
      return problem.isPresent() ? Optional.empty() : Optional.of(expression);
    } catch (ExpressionException e) {
      entry.fields().mistake("pairSum", e.getMessage() + " (at character " + e.column() + ")");
      return Optional.empty();
    }
  }

  private static double pairSum(
      Table group,
      List<String> position,
      Optional<CellColumns> columns,
      Expression pair,
      double cutoff) {
    Optional<Cell> cell =
        columns.isPresent() ? CellColumns.cell(columns.get().values(group), 0) : Optional.empty();
    if (columns.isPresent() && cell.isEmpty()) {
      return Double.NaN;
    }
    double[][] at = Cells.of(position, group);
    int n = group.rows();
    double[] distances = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double[] step = {at[0][i] - at[0][j], at[1][i] - at[1][j], at[2][i] - at[2][j]};
        double r = Cell.length(cell.isPresent() ? cell.get().nearest(step) : step);
        if (r < cutoff) {
          distances[count++] = r;
        }
      }
    }
    double[][] cells = {Arrays.copyOf(distances, count)};
    return sum(pair.evaluate(Table.of(DISTANCE, cells)));
  }

  private static double sum(double[] values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return Double.NaN;
      }
      sum.add(value);
    }
    return sum.value();
  }

  private static Optional<GroupQuantity> neighbourSum(LawReading entry) {
    List<Expression> of = entry.expressions("neighbourSum", 1);
    List<String> site = entry.columns("site");
    long[] sizes =
        entry.fields().items("sizes").stream()
            .mapToLong(node -> node.kind() == Node.Kind.INTEGER ? node.integer() : 0)
            .toArray();
    double coupling = entry.fields().number("coupling", Bounds.finite(), 1);
    boolean good = Arrays.stream(sizes).allMatch(size -> size >= 2 && size <= 1 << 20);
    if (!good || sizes.length == 0 || sizes.length != site.size()) {
      entry.fields().mistake("sizes", "must be an integer of at least 2 for each column of site");
      return Optional.empty();
    }
    if (of.size() != 1) {
      return Optional.empty();
    }
    SortedSet<String> columns = new TreeSet<>(of.get(0).columns());
    columns.addAll(site);
    return Optional.of(
        new GroupQuantity(
            Numbers.text(coupling) + " * sum over neighbours of " + of.get(0).text(),
            columns,
            group -> neighbourSum(group, of.get(0), site, sizes, coupling)));
  }

  /** NaN unless every site of the lattice is there once. */
  private static double neighbourSum(
      Table group, Expression of, List<String> site, long[] sizes, double coupling) {
    double[][] at = Cells.of(site, group);
    double[] values = of.evaluate(group);
    Map<Long, Integer> rows = new HashMap<>();
    for (int row = 0; row < group.rows(); row++) {
      rows.put(index(at, sizes, row, -1), row);
    }
    long sites = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    if (rows.size() != sites || group.rows() != sites) {
      return Double.NaN;
    }
    ExactSum sum = new ExactSum();
    for (int row = 0; row < group.rows(); row++) {
      for (int axis = 0; axis < sizes.length; axis++) {
        Integer next = rows.get(index(at, sizes, row, axis));
        double product = next == null ? Double.NaN : values[row] * values[next];
        if (!Double.isFinite(product)) {
          return Double.NaN;
        }
        sum.add(product);
      }
    }
    return coupling * sum.value();
  }

  /** The number of a row's site, or of its neighbour along an axis. */
  private static long index(double[][] at, long[] sizes, int row, int axis) {
    long index = 0;
    for (int d = 0; d < sizes.length; d++) {
      long place = (long) at[d][row] + (d == axis ? 1 : 0);
      index = index * sizes[d] + Math.floorMod(place, sizes[d]);
    }
    return index;
  }
}
