package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;

/**
 * Estimates with their intervals, one below the other, each over its own floor and beside its own
 * thresholds.
 *
 * @param rows the estimates
 * @param ruler the common axis; its coordinates are replaced
 * @param unit of the axis
 */
public record IntervalPlot(List<Row> rows, Ruler ruler, String unit) {
  private static final double LEFT = 8;
  private static final double RIGHT = Svg.WIDTH - 8;
  private static final double ROW = 34;
  private static final double TOP = 6;
  private static final double TICK_GAP = 36;

  /**
   * An estimate.
   *
   * @param label what of
   * @param value the estimate in words
   * @param estimate the point
   * @param lower lower end of the interval
   * @param upper upper end of the interval
   * @param floorUpper upper end of the floor's zone
   * @param thresholds registered thresholds
   */
  public record Row(
      String label,
      String value,
      Optional<Double> estimate,
      Optional<Double> lower,
      Optional<Double> upper,
      Optional<Double> floorUpper,
      List<Double> thresholds) {
    public Row {
      thresholds = List.copyOf(thresholds);
    }

    private DoubleStream values() {
      return DoubleStream.concat(
          DoubleStream.of(
              estimate.orElse(0.0), lower.orElse(0.0), upper.orElse(0.0), floorUpper.orElse(0.0)),
          thresholds.stream().mapToDouble(v -> v));
    }
  }

  public IntervalPlot {
    rows = List.copyOf(rows);
    ruler = new Ruler(ruler.spacing(), ruler.least(), ruler.most(), LEFT, RIGHT);
  }

  /** An axis on which all of {@code rows} have room. */
  public static Ruler ruler(List<Row> rows) {
    return Ruler.over(Spacing.ROOT, rows.stream().flatMapToDouble(Row::values), LEFT, RIGHT);
  }

  /** The plot; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    double bottom = TOP + rows.size() * ROW;
    List<Element> shapes = new ArrayList<>();
    for (double tick : ruler.ticks(TICK_GAP)) {
      String anchor =
          ruler.at(tick) > RIGHT - 12 ? "end" : tick == ruler.least() ? "start" : "middle";
      shapes.add(Svg.line("grid", ruler.at(tick), TOP, ruler.at(tick), bottom + 2));
      shapes.add(Svg.words("tick " + anchor, ruler.at(tick), bottom + 14, Numbers.number(tick)));
    }
    for (int i = 0; i < rows.size(); i++) {
      shapes.addAll(row(rows.get(i), TOP + i * ROW));
    }
    shapes.add(Svg.words("tick end", RIGHT, bottom + 29, unit));
    return Svg.drawing(id, (int) bottom + 34, title, description, shapes);
  }

  private List<Element> row(Row row, double top) {
    double y = top + 22;
    List<Element> shapes = new ArrayList<>();
    shapes.add(Svg.words("name", LEFT, top + 11, row.label()));
    shapes.add(Svg.words("value end", RIGHT, top + 11, row.value()));
    shapes.add(Svg.line("track", LEFT, y, RIGHT, y));
    row.floorUpper()
        .filter(Double::isFinite)
        .ifPresent(f -> shapes.add(Svg.between("floor", ruler.at(0), y - 5, ruler.at(f), y + 5)));
    interval(row, y, shapes);
    row.estimate()
        .filter(Double::isFinite)
        .ifPresent(e -> shapes.add(Svg.dot("estimate", ruler.at(e), y, 4)));
    for (double threshold : row.thresholds()) {
      if (Double.isFinite(threshold)) {
        double x = ruler.at(threshold);
        shapes.add(Svg.line("threshold", x, y - 7, x, y + 7));
      }
    }
    return shapes;
  }

  private void interval(Row row, double y, List<Element> shapes) {
    double lower = row.lower().orElse(Double.NaN);
    double upper = row.upper().orElse(Double.NaN);
    if (Double.isFinite(lower) && Double.isFinite(upper)) {
      shapes.add(Svg.line("interval", ruler.at(lower), y, ruler.at(upper), y));
      shapes.add(Svg.line("cap", ruler.at(lower), y - 4, ruler.at(lower), y + 4));
      shapes.add(Svg.line("cap", ruler.at(upper), y - 4, ruler.at(upper), y + 4));
    }
  }
}
