package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;

/**
 * Two histograms beside each other over the same cells, with the noise band of the first, and below
 * them their difference. Negative values are drawn below zero.
 *
 * @param cells labels of the cells
 * @param sourceName legend of the first histogram
 * @param source percentages or counts of the source
 * @param band half the width of the noise band in the unit of {@code source}, zero without noise
 * @param synthetic the same of the synthetic data
 * @param unit of the vertical axis
 */
public record HistogramPlot(
    List<String> cells,
    String sourceName,
    List<Double> source,
    double band,
    List<Double> synthetic,
    String unit) {
  private static final double LEFT = 40;
  private static final double RIGHT = Svg.WIDTH - 4;
  private static final double TOP = 30;
  private static final double BOTTOM = 158;
  private static final double DIFFERENCE_TOP = 184;
  private static final double DIFFERENCE_BOTTOM = 240;
  private static final double LABEL_GAP = 13;

  public HistogramPlot {
    cells = List.copyOf(cells);
    source = List.copyOf(source);
    synthetic = List.copyOf(synthetic);
    if (source.size() != cells.size() || synthetic.size() != cells.size() || cells.isEmpty()) {
      throw new IllegalArgumentException(
          "source and synthetic must have one value per cell. Provided value: "
              + source.size()
              + " and "
              + synthetic.size()
              + " for "
              + cells.size());
    }
  }

  /** The plot; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    List<Element> shapes = new ArrayList<>(legend());
    shapes.addAll(bars());
    shapes.addAll(differences());
    shapes.addAll(labels());
    int height = (int) (DIFFERENCE_BOTTOM + Svg.slantedDepth(cells));
    return Svg.drawing(id, height, title, description, shapes);
  }

  private List<Element> legend() {
    List<Element> shapes = new ArrayList<>();
    shapes.add(Svg.words("tick end", LEFT - 6, 14, unit));
    shapes.addAll(key("real", LEFT, sourceName));
    shapes.addAll(key("synthetic", LEFT + 96, "synthetic"));
    if (band > 0) {
      shapes.addAll(key("band", LEFT + 172, "noise, ± 2 standard deviations"));
    }
    return shapes;
  }

  private static List<Element> key(String styleClass, double x, String words) {
    return List.of(Svg.rect(styleClass, x, 5, 10, 10), Svg.words("tick", x + 14, 14, words));
  }

  private List<Element> bars() {
    DoubleStream extremes =
        source.stream().flatMapToDouble(v -> DoubleStream.of(v - band, v + band));
    Ruler y =
        Ruler.over(
            Spacing.LINEAR,
            DoubleStream.concat(extremes, synthetic.stream().mapToDouble(v -> v)),
            BOTTOM,
            TOP);
    List<Element> shapes = new ArrayList<>(grid(y, y.ticks(28)));
    double half = slot() * 0.42;
    for (int i = 0; i < cells.size(); i++) {
      double x = middle(i);
      if (Double.isFinite(source.get(i))) {
        shapes.add(Svg.between("real", x - half, y.at(0), x, y.at(source.get(i))));
        if (band > 0) {
          double upper = y.at(source.get(i) + band);
          shapes.add(Svg.between("band", x - half, y.at(source.get(i) - band), x, upper));
        }
      }
      if (Double.isFinite(synthetic.get(i))) {
        shapes.add(Svg.between("synthetic", x, y.at(0), x + half, y.at(synthetic.get(i))));
      }
    }
    shapes.add(Svg.line("axis", LEFT, y.at(0), RIGHT, y.at(0)));
    return shapes;
  }

  private List<Element> differences() {
    double largest =
        IntStream.range(0, cells.size())
            .mapToDouble(this::difference)
            .filter(Double::isFinite)
            .map(Math::abs)
            .reduce(band, Math::max);
    double end = largest > 1e-280 ? largest * 1.1 : 1;
    Ruler y = new Ruler(Spacing.LINEAR, -end, end, DIFFERENCE_BOTTOM, DIFFERENCE_TOP);
    List<Element> shapes = new ArrayList<>();
    String inUnit = unit.equals("%") ? ", percentage points" : "";
    shapes.add(Svg.words("tick", LEFT, DIFFERENCE_TOP - 6, "synthetic minus source" + inUnit));
    if (band > 0) {
      shapes.add(Svg.between("band", LEFT, y.at(-band), RIGHT, y.at(band)));
    }
    double tick = Ruler.roundedDown(end);
    shapes.addAll(grid(y, List.of(-tick, 0.0, tick)));
    shapes.add(Svg.line("axis", LEFT, y.at(0), RIGHT, y.at(0)));
    for (int i = 0; i < cells.size(); i++) {
      double difference = difference(i);
      if (Double.isFinite(difference)) {
        shapes.add(Svg.line("stem", middle(i), y.at(0), middle(i), y.at(difference)));
        shapes.add(Svg.dot("point", middle(i), y.at(difference), 2.4));
      }
    }
    return shapes;
  }

  private List<Element> labels() {
    int every = (int) StrictMath.ceil(LABEL_GAP / slot());
    return IntStream.range(0, cells.size())
        .filter(i -> i % every == 0)
        .mapToObj(i -> Svg.slanted(middle(i) + 4, DIFFERENCE_BOTTOM + 13, cells.get(i)))
        .toList();
  }

  private static List<Element> grid(Ruler y, List<Double> ticks) {
    List<Element> shapes = new ArrayList<>();
    for (double tick : ticks) {
      shapes.add(Svg.line("grid", LEFT, y.at(tick), RIGHT, y.at(tick)));
      shapes.add(Svg.words("tick end", LEFT - 5, y.at(tick) + 3.5, Numbers.number(tick)));
    }
    return shapes;
  }

  private double difference(int cell) {
    return synthetic.get(cell) - source.get(cell);
  }

  private double slot() {
    return (RIGHT - LEFT) / cells.size();
  }

  private double middle(int cell) {
    return LEFT + (cell + 0.5) * slot();
  }
}
