package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Numbers;

/**
 * A triangle of squares, one for every pair of names, shaded by an amount: the ink grows with its
 * square root. A square without an amount has a dashed rim.
 *
 * @param names what is paired
 * @param cells the pairs, each with the larger index first
 * @param darkest the amount with the most ink
 */
public record PairMap(List<String> names, List<Cell> cells, double darkest) {
  private static final double LEFT = 92;
  private static final double RIGHT = Svg.WIDTH - 4;
  private static final double TOP = 6;
  private static final double WIDEST = 46;

  /** Narrower squares hold no number; the table has them. */
  private static final double LEAST_FOR_NUMBERS = 26;

  private static final double MOST_INK = 0.82;

  /** A pair: its amount is no number where there is none. */
  public record Cell(int row, int column, double amount) {}

  public PairMap {
    names = List.copyOf(names);
    cells = List.copyOf(cells);
  }

  /** The map; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    List<Element> shapes = new ArrayList<>();
    cells.forEach(cell -> shapes.addAll(square(cell)));
    for (int row = 1; row < names.size(); row++) {
      String label = Svg.shortened(names.get(row));
      shapes.add(Svg.words("tick end", LEFT - 6, top(row) + side() / 2 + 3.5, label));
    }
    double bottom = top(names.size());
    for (int column = 0; column < names.size() - 1; column++) {
      double x = left(column) + side() / 2 + 5;
      shapes.add(Svg.slanted(x, bottom + 13, names.get(column)));
    }
    int height = (int) (bottom + Svg.slantedDepth(names) + 6);
    return Svg.drawing(id, height, title, description, shapes);
  }

  private List<Element> square(Cell cell) {
    double x = left(cell.column());
    double y = top(cell.row());
    boolean none = !Double.isFinite(cell.amount());
    double share = darkest > 0 && cell.amount() > 0 ? Math.min(1, cell.amount() / darkest) : 0;
    List<Element> shapes = new ArrayList<>();
    shapes.add(
        Svg.rect(none ? "heat below" : "heat", x, y, side() - 1.5, side() - 1.5)
            .with("fill-opacity", Svg.coordinate(none ? 1 : MOST_INK * Math.sqrt(share))));
    if (!none && side() >= LEAST_FOR_NUMBERS) {
      String number = Numbers.shortened(cell.amount());
      shapes.add(Svg.words("cell middle", x + side() / 2 - 0.75, y + side() / 2 + 3, number));
    }
    return shapes;
  }

  private double side() {
    return Math.min(WIDEST, (RIGHT - LEFT) / Math.max(1, names.size() - 1));
  }

  private double left(int column) {
    return LEFT + column * side();
  }

  private double top(int row) {
    return TOP + (row - 1) * side();
  }
}
