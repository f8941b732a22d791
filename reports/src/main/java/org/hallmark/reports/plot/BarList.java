package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;

/**
 * Amounts below each other as bars from zero, each named above its bar, with one limit across all.
 *
 * @param bars the amounts
 * @param limit where the limit stands
 * @param limitName what it is
 * @param unit of the axis
 */
public record BarList(List<Bar> bars, OptionalDouble limit, String limitName, String unit) {
  private static final double LEFT = 8;
  private static final double RIGHT = Svg.WIDTH - 8;
  private static final double LEAST_FOR_VALUES = 56;

  /** Room for one character of a value, in bold figures. */
  private static final double CHARACTER = 7.5;

  private static final double ROW = 26;
  private static final double TICK_GAP = 50;

  /** An amount: what of, how much, and how much in words. */
  public record Bar(String label, double amount, String value) {}

  public BarList {
    bars = List.copyOf(bars);
  }

  /** The plot; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    DoubleStream amounts = bars.stream().mapToDouble(Bar::amount);
    DoubleStream all = DoubleStream.concat(amounts, limit.stream());
    Ruler x = Ruler.over(Spacing.LINEAR, all, LEFT, axisEnd());
    double top = limit.isPresent() ? 22 : 4;
    double bottom = top + bars.size() * ROW;
    List<Element> shapes = new ArrayList<>();
    for (double tick : x.ticks(TICK_GAP)) {
      String anchor = x.at(tick) < LEFT + 12 ? "start" : "middle";
      shapes.add(Svg.line("grid", x.at(tick), top, x.at(tick), bottom + 2));
      shapes.add(Svg.words("tick " + anchor, x.at(tick), bottom + 14, Numbers.number(tick)));
    }
    for (int i = 0; i < bars.size(); i++) {
      shapes.addAll(bar(bars.get(i), x, top + i * ROW));
    }
    if (limit.isPresent() && Double.isFinite(limit.getAsDouble())) {
      double at = x.at(limit.getAsDouble());
      shapes.add(Svg.line("threshold", at, 16, at, bottom + 2));
      shapes.add(Svg.words(at > Svg.WIDTH / 2.0 ? "tick end" : "tick", at, 12, limitName));
    }
    shapes.add(Svg.words("tick end", axisEnd(), bottom + 29, unit));
    return Svg.drawing(id, (int) bottom + 34, title, description, shapes);
  }

  /** The bars end before the widest value begins. */
  private double axisEnd() {
    int longest = bars.stream().mapToInt(bar -> bar.value().length()).max().orElse(0);
    return RIGHT - Math.max(LEAST_FOR_VALUES, CHARACTER * (longest + 1));
  }

  private List<Element> bar(Bar bar, Ruler x, double top) {
    List<Element> shapes = new ArrayList<>();
    shapes.add(Svg.words("name", LEFT + 5, top + 12, bar.label()));
    shapes.add(Svg.words("value end", RIGHT, top + 22, bar.value()));
    shapes.add(Svg.rect("track-bar", LEFT, top + 16, axisEnd() - LEFT, 6));
    if (Double.isFinite(bar.amount())) {
      shapes.add(Svg.between("amount", x.at(0), top + 16, x.at(bar.amount()), top + 22));
    }
    return shapes;
  }
}
