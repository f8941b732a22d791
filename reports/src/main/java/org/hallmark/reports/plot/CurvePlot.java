package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;

/**
 * Points of a privacy curve: ε to the right, δ upwards by powers of ten, joined by steps, since
 * between two points only the bound of the smaller δ holds.
 *
 * @param points in any order; those that are not finite, or have no logarithm, are left out
 */
public record CurvePlot(List<Point> points) {
  private static final double LEFT = 62;
  private static final double RIGHT = Svg.WIDTH - 14;
  private static final double TOP = 26;
  private static final double BOTTOM = 190;
  private static final double TICK_GAP = 50;

  /** Powers of ten below this one are not drawn. */
  private static final double LEAST_POWER = -40;

  /** A point. */
  public record Point(double epsilon, double delta) {
    private boolean drawn() {
      return Double.isFinite(epsilon) && Math.abs(epsilon) < 1e300 && delta > 0 && delta <= 1;
    }

    private double power() {
      return Math.max(LEAST_POWER, StrictMath.log10(delta));
    }
  }

  public CurvePlot {
    points =
        points.stream()
            .filter(Point::drawn)
            .sorted(Comparator.comparingDouble(Point::delta).reversed())
            .toList();
  }

  /** The plot; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    Ruler x = Ruler.over(Spacing.LINEAR, points.stream().mapToDouble(Point::epsilon), LEFT, RIGHT);
    double least = points.stream().mapToDouble(Point::power).min().orElse(-1);
    double floor = Math.min(-1, StrictMath.floor(least));
    Ruler y = new Ruler(Spacing.LINEAR, floor, 0, BOTTOM, TOP);
    List<Element> shapes = new ArrayList<>(axes(x, y));
    for (int i = 0; i + 1 < points.size(); i++) {
      shapes.addAll(step(points.get(i), points.get(i + 1), x, y));
    }
    for (Point point : points) {
      shapes.add(Svg.dot("estimate", x.at(point.epsilon()), y.at(point.power()), 4));
    }
    return Svg.drawing(id, (int) BOTTOM + 36, title, description, shapes);
  }

  /** Down at the larger ε, since what holds at a smaller δ holds at a larger one. */
  private static List<Element> step(Point from, Point to, Ruler x, Ruler y) {
    double right = x.at(to.epsilon());
    return List.of(
        Svg.line("curve", x.at(from.epsilon()), y.at(from.power()), right, y.at(from.power())),
        Svg.line("curve", right, y.at(from.power()), right, y.at(to.power())));
  }

  private static List<Element> axes(Ruler x, Ruler y) {
    List<Element> shapes = new ArrayList<>();
    for (double tick : x.ticks(TICK_GAP)) {
      shapes.add(Svg.line("grid", x.at(tick), TOP, x.at(tick), BOTTOM));
      shapes.add(Svg.words("tick middle", x.at(tick), BOTTOM + 14, Numbers.number(tick)));
    }
    double every = StrictMath.max(1, StrictMath.ceil(-y.least() / 6));
    DoubleStream.iterate(0, power -> power >= y.least(), power -> power - every)
        .forEach(
            power -> {
              shapes.add(Svg.line("grid", LEFT, y.at(power), RIGHT, y.at(power)));
              String label = Numbers.number(StrictMath.pow(10, power));
              shapes.add(Svg.words("tick end", LEFT - 6, y.at(power) + 3.5, label));
            });
    shapes.add(Svg.words("tick end", RIGHT, BOTTOM + 30, "ε at most"));
    shapes.add(Svg.words("tick", 4, 13, "δ, by powers of ten"));
    return shapes;
  }
}
