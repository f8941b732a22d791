package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;

/**
 * A histogram over two axes: the share of each cell in per cent, written and shaded. The ink grows
 * with the square root of the share, from none at zero; a negative share has none, and a dashed
 * rim.
 *
 * @param rows labels of the first axis, drawn upwards
 * @param columns labels of the second axis
 * @param shares percentages in row-major order
 * @param darkest the share with the most ink, the same for maps to be compared
 * @param rowTitle what the first axis measures
 * @param columnTitle what the second axis measures
 */
public record HeatMap(
    List<String> rows,
    List<String> columns,
    List<Double> shares,
    double darkest,
    String rowTitle,
    String columnTitle) {
  private static final double LEFT = 62;
  private static final double RIGHT = Svg.WIDTH - 4;
  private static final double TOP = 22;
  private static final double CELL_HEIGHT = 30;

  /** Below this, letters in the ink colour keep their contrast on the shade (WCAG 2.2, 1.4.3). */
  private static final double MOST_INK = 0.82;

  public HeatMap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    shares = List.copyOf(shares);
    if (shares.isEmpty() || shares.size() != rows.size() * columns.size()) {
      throw new IllegalArgumentException(
          "shares must have one value per cell. Provided value: " + shares.size());
    }
  }

  /** The map; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    List<Element> shapes = new ArrayList<>();
    shapes.add(Svg.words("tick", 4, 13, rowTitle));
    IntStream.range(0, shares.size()).forEach(i -> shapes.addAll(cell(i)));
    for (int row = 0; row < rows.size(); row++) {
      String label = Svg.shortened(rows.get(row));
      shapes.add(Svg.words("tick end", LEFT - 6, top(row) + CELL_HEIGHT / 2 + 3.5, label));
    }
    for (int column = 0; column < columns.size(); column++) {
      double x = left(column) + width() / 2;
      shapes.add(Svg.slanted(x + 5, bottom() + 13, columns.get(column)));
    }
    double foot = bottom() + Svg.slantedDepth(columns) + 12;
    shapes.add(Svg.words("tick end", RIGHT, foot, columnTitle));
    return Svg.drawing(id, (int) foot + 6, title, description, shapes);
  }

  private List<Element> cell(int index) {
    double share = shares.get(index);
    double x = left(index % columns.size());
    double y = top(index / columns.size());
    double ink = share > 0 && darkest > 0 ? Math.sqrt(Math.min(1, share / darkest)) : 0;
    String fill = share < 0 ? "heat below" : "heat";
    return List.of(
        Svg.rect(fill, x, y, width() - 1.5, CELL_HEIGHT - 1.5)
            .with("fill-opacity", Svg.coordinate(share < 0 ? 1 : MOST_INK * ink)),
        Svg.words(
            "cell middle",
            x + width() / 2 - 0.75,
            y + CELL_HEIGHT / 2 + 3,
            Numbers.percentDigits(share)));
  }

  private double width() {
    return (RIGHT - LEFT) / columns.size();
  }

  private double left(int column) {
    return LEFT + column * width();
  }

  private double top(int row) {
    return TOP + (rows.size() - 1 - row) * CELL_HEIGHT;
  }

  private double bottom() {
    return TOP + rows.size() * CELL_HEIGHT;
  }
}
