package org.hallmark.cli.init;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.hallmark.cli.measure.ChargedLook;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.World;
import org.hallmark.metrics.observable.Axis;
import org.hallmark.metrics.observable.Bins;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.Quantity;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;

/**
 * Bounds of confidential columns, bought from the privacy ledger: a noisy histogram on bins whose
 * edges are 1, 2 and 5 times powers of ten, inside wide bounds that everybody knows. The lowest and
 * the highest bin that surely hold something give the bounds; what they leave out are tails of
 * fewer records than the noise hides.
 */
final class BoughtBounds {
  /** Edges reach down to this share of the widest bound, and then to zero. */
  private static final double FINEST = 1e-6;

  private static final int[] DIGITS = {1, 2, 5};

  /** That noise alone makes some empty bin look filled happens with this probability at most. */
  private static final double FALSE_BIN = 0.01;

  private final List<Column> columns;
  private final Map<String, Double> prices;

  /**
   * Bounds to buy.
   *
   * @param columns with wide bounds
   * @param prices ε by column
   */
  BoughtBounds(List<Column> columns, Map<String, Double> prices) {
    this.columns = columns.stream().filter(c -> prices.containsKey(c.name())).toList();
    this.prices = Map.copyOf(prices);
  }

  /**
   * The columns with the bounds that were bought; charged before the source is counted.
   *
   * @param plan with the wide bounds, and a budget that can pay
   */
  Map<String, Column> buy(World world, ReleasePlan plan, Path ledger)
      throws IOException, MalformedDocumentException {
    List<ChargedLook.Counted> looks = new ArrayList<>();
    for (Column column : columns) {
      looks.add(
          ChargedLook.Counted.of(
              observable(column), "bounds of " + column.name(), prices.get(column.name())));
    }
    Path source = plan.local().orElseThrow().source();
    List<NoisyCounts> counts = new ChargedLook(world, plan, ledger, source).of(looks);
    Map<String, Column> bought = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      bought.put(column.name(), narrowed(column, edges(column), counts.get(i)));
    }
    return bought;
  }

  private static Observable observable(Column column) {
    String name = ObservableDraft.expression(column);
    try {
      Quantity quantity = Quantity.fine(Expression.parse(name, new Schema(List.of(column))));
      Bins bins = new Bins(edges(column), Bins.Values.REAL, Bins.MissingCell.PRESENT);
      return new Observable(
          ObservableDraft.id(column.name()) + "-bounds",
          column.title(),
          Scale.FINE,
          List.of(new Axis(quantity, column.unit(), bins)),
          OptionalDouble.empty(),
          1);
    } catch (ExpressionException e) {
      throw new IllegalStateException("a quoted name must be an expression: " + name, e);
    }
  }

  /** The bounds themselves, zero, and 1, 2, 5 times powers of ten between them. */
  static List<Double> edges(Column column) {
    double widest = Math.max(Math.abs(column.minimum()), Math.abs(column.maximum()));
    double finest = column.whole() ? 1 : widest * FINEST;
    TreeSet<Double> edges = new TreeSet<>(List.of(column.minimum(), column.maximum()));
    edges.add(0.0);
    for (int power = (int) Math.floor(Math.log10(finest)); power <= Math.log10(widest); power++) {
      for (int digit : DIGITS) {
        double edge = Double.parseDouble(digit + "e" + power);
        edges.add(edge);
        edges.add(-edge);
      }
    }
    return edges.stream()
        .filter(edge -> edge >= column.minimum() && edge <= column.maximum())
        .filter(edge -> edge == 0 || Math.abs(edge) >= finest || edge == column.minimum())
        .toList();
  }

  /**
   * From the lowest to the highest bin with more than noise; as wide as before if there is none.
   */
  static Column narrowed(Column column, List<Double> edges, NoisyCounts counts) {
    int bins = edges.size() - 1;
    double surely = counts.scale() * Math.log(bins / (2 * FALSE_BIN));
    Optional<Integer> first = Optional.empty();
    int last = 0;
    for (int bin = 0; bin < bins; bin++) {
      if (counts.counts().get(bin) > surely) {
        first = first.isPresent() ? first : Optional.of(bin);
        last = bin;
      }
    }
    if (first.isEmpty()) {
      return column;
    }
    double minimum = column.kind() == Kind.COUNT ? column.minimum() : edges.get(first.get());
    return Column.number(
        column.name(),
        column.title(),
        column.kind(),
        column.unit(),
        minimum,
        edges.get(last + 1),
        column.missing());
  }
}
