package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.reports.html.Element;

/**
 * Boxes with two lines of text in two columns, joined by arrows that lead downwards.
 *
 * @param boxes the boxes
 * @param arrows from box to box, by their places in {@code boxes}
 */
public record FlowPlot(List<Box> boxes, List<Arrow> arrows) {
  private static final double WIDTH = 164;
  private static final double HEIGHT = 40;
  private static final double GAP = 26;
  private static final double LEFT = 6;
  private static final double RIGHT = Svg.WIDTH - WIDTH - 6;
  private static final double TOP = 4;
  private static final double TIP = 5;

  /** Who may see what a box stands for. */
  public enum Sight {
    OPEN,
    CLOSED
  }

  /** Where a box stands from left to right. */
  public enum Column {
    LEFT,
    MIDDLE,
    RIGHT
  }

  /**
   * A box.
   *
   * @param row from above
   * @param column from the left
   * @param name what it is
   * @param detail smaller, below
   * @param sight who may see it
   */
  public record Box(int row, Column column, String name, String detail, Sight sight) {}

  /** An arrow between two boxes, to one that stands lower or to the right of it. */
  public record Arrow(int from, int to) {}

  public FlowPlot {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /** The plot; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    List<Element> shapes = new ArrayList<>();
    arrows.forEach(arrow -> shapes.addAll(arrow(boxes.get(arrow.from()), boxes.get(arrow.to()))));
    boxes.forEach(box -> shapes.addAll(box(box)));
    int rows = boxes.stream().mapToInt(Box::row).max().orElse(0) + 1;
    double height = TOP + rows * (HEIGHT + GAP) - GAP + 4;
    return Svg.drawing(id, (int) height, title, description, shapes);
  }

  private static List<Element> box(Box box) {
    double x = left(box);
    double y = top(box);
    String seen = box.sight() == Sight.OPEN ? "node" : "node closed";
    return List.of(
        Svg.rect(seen, x, y, WIDTH, HEIGHT),
        Svg.words("node-name middle", x + WIDTH / 2, y + 16, Svg.cut(box.name(), 26)),
        Svg.words("tick middle", x + WIDTH / 2, y + 31, Svg.cut(box.detail(), 30)));
  }

  private static List<Element> arrow(Box from, Box to) {
    double x1 = left(from) + WIDTH / 2;
    double y1 = top(from) + HEIGHT;
    double x2 = left(to) + WIDTH / 2;
    double y2 = top(to);
    if (from.row() == to.row()) {
      double y = top(from) + HEIGHT / 2;
      double end = left(to);
      return List.of(
          Svg.line("arrow", left(from) + WIDTH, y, end - 1, y),
          Svg.line("arrow", end - 1 - TIP, y - TIP, end - 1, y),
          Svg.line("arrow", end - 1 - TIP, y + TIP, end - 1, y));
    }
    double enter = x2 + (x1 - x2) * 0.35;
    double leave = x1 + (x2 - x1) * 0.35;
    double length = StrictMath.hypot(enter - leave, y2 - y1);
    double dx = (enter - leave) / length * TIP;
    double dy = (y2 - y1) / length * TIP;
    return List.of(
        Svg.line("arrow", leave, y1, enter, y2 - 1),
        Svg.line("arrow", enter, y2 - 1, enter - dx - dy, y2 - 1 - dy + dx),
        Svg.line("arrow", enter, y2 - 1, enter - dx + dy, y2 - 1 - dy - dx));
  }

  private static double left(Box box) {
    return switch (box.column()) {
      case LEFT -> LEFT;
      case MIDDLE -> (LEFT + RIGHT) / 2;
      case RIGHT -> RIGHT;
    };
  }

  private static double top(Box box) {
    return TOP + box.row() * (HEIGHT + GAP);
  }
}
