package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;

/**
 * Values along a series, joined by a line, each with an upright interval.
 *
 * @param points the values, from left to right
 * @param across what the horizontal axis counts
 * @param upwards what the vertical axis measures
 */
public record SeriesPlot(List<Point> points, String across, String upwards) {
  private static final double LEFT = 54;
  private static final double RIGHT = Svg.WIDTH - 10;
  private static final double TOP = 26;
  private static final double BOTTOM = 176;
  private static final double ACROSS_GAP = 50;
  private static final double UPWARDS_GAP = 30;

  /** A value at a place, between two bounds. */
  public record Point(double at, double value, double lower, double upper) {
    private boolean drawn() {
      return DoubleStream.of(at, value, lower, upper).allMatch(v -> Math.abs(v) < 1e300);
    }
  }

  public SeriesPlot {
    points = points.stream().filter(Point::drawn).toList();
  }

  /** The plot; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    Ruler x = Ruler.over(Spacing.LINEAR, points.stream().mapToDouble(Point::at), LEFT, RIGHT);
    DoubleStream ends = points.stream().flatMapToDouble(p -> DoubleStream.of(p.lower(), p.upper()));
    Ruler y = Ruler.over(Spacing.LINEAR, ends, BOTTOM, TOP);
    List<Element> shapes = new ArrayList<>();
    for (double tick : x.ticks(ACROSS_GAP)) {
      shapes.add(Svg.words("tick middle", x.at(tick), BOTTOM + 14, Numbers.number(tick)));
    }
    for (double tick : y.ticks(UPWARDS_GAP)) {
      shapes.add(Svg.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick)));
      shapes.add(Svg.words("tick end", LEFT - 6, y.at(tick) + 3.5, Numbers.number(tick)));
    }
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double at = x.at(point.at());
      if (i > 0) {
        Point before = points.get(i - 1);
        shapes.add(
            Svg.line("series", x.at(before.at()), y.at(before.value()), at, y.at(point.value())));
      }
      shapes.add(Svg.line("cap", at, y.at(point.lower()), at, y.at(point.upper())));
      shapes.add(Svg.dot("estimate", at, y.at(point.value()), 3));
    }
    shapes.add(Svg.words("tick end", RIGHT, BOTTOM + 30, across));
    shapes.add(Svg.words("tick", 4, 13, upwards));
    return Svg.drawing(id, (int) BOTTOM + 36, title, description, shapes);
  }
}
