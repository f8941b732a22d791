package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;

/**
 * Quantiles of a distribution below each other, each with its interval and beside the same quantile
 * of another distribution, and one limit across all.
 *
 * @param rows the quantiles
 * @param limit beyond it is too far
 * @param limitName what it is
 * @param unit of the axis
 */
public record QuantilePlot(List<Row> rows, double limit, String limitName, String unit) {
  private static final double LEFT = 104;
  private static final double RIGHT = Svg.WIDTH - 14;
  private static final double TOP = 24;
  private static final double ROW = 26;
  private static final double TICK_GAP = 40;

  /**
   * A quantile.
   *
   * @param label which one
   * @param value of the synthetic data
   * @param lower lower end of its interval
   * @param upper upper end of its interval
   * @param source the same of the source
   */
  public record Row(
      String label,
      double value,
      Optional<Double> lower,
      Optional<Double> upper,
      Optional<Double> source) {
    private DoubleStream values() {
      return DoubleStream.of(value, lower.orElse(0.0), upper.orElse(0.0), source.orElse(0.0));
    }
  }

  public QuantilePlot {
    rows = List.copyOf(rows);
  }

  /** The plot; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    DoubleStream all =
        DoubleStream.concat(rows.stream().flatMapToDouble(Row::values), DoubleStream.of(limit));
    Ruler x = Ruler.over(Spacing.ROOT, all, LEFT, RIGHT);
    double bottom = TOP + rows.size() * ROW;
    List<Element> shapes = new ArrayList<>();
    for (double tick : x.ticks(TICK_GAP)) {
      shapes.add(Svg.line("grid", x.at(tick), TOP, x.at(tick), bottom));
      shapes.add(Svg.words("tick middle", x.at(tick), bottom + 14, Numbers.number(tick)));
    }
    for (int i = 0; i < rows.size(); i++) {
      shapes.addAll(row(rows.get(i), x, TOP + (i + 0.5) * ROW));
    }
    if (Double.isFinite(limit)) {
      double at = x.at(limit);
      shapes.add(Svg.line("limit", at, TOP - 6, at, bottom));
      shapes.add(Svg.words(at > Svg.WIDTH / 2.0 ? "tick end" : "tick", at, 12, limitName));
    }
    shapes.add(Svg.words("tick end", RIGHT, bottom + 29, unit));
    return Svg.drawing(id, (int) bottom + 34, title, description, shapes);
  }

  private static List<Element> row(Row row, Ruler x, double y) {
    List<Element> shapes = new ArrayList<>();
    shapes.add(Svg.words("tick end", LEFT - 8, y + 3.5, row.label()));
    shapes.add(Svg.line("track", LEFT, y, RIGHT, y));
    double lower = row.lower().orElse(Double.NaN);
    double upper = row.upper().orElse(Double.NaN);
    if (Double.isFinite(lower) && Double.isFinite(upper)) {
      shapes.add(Svg.line("interval-synthetic", x.at(lower), y, x.at(upper), y));
    }
    row.source()
        .filter(Double::isFinite)
        .ifPresent(value -> shapes.add(Svg.dot("ring", x.at(value), y, 5.5)));
    if (Double.isFinite(row.value())) {
      shapes.add(Svg.dot("point", x.at(row.value()), y, 3.6));
    }
    return shapes;
  }
}
