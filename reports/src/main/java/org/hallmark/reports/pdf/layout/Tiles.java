package org.hallmark.reports.pdf.layout;

import java.util.ArrayList;
import java.util.List;

/** Boxes in rows of as many as fit; some take a row for themselves. */
final class Tiles implements Box {
  private final List<Tile> tiles;
  private final String template;
  private final double em;
  private final double across;
  private final double down;
  private double at = -1;
  private Stack rows = Stack.of(List.of());

  /** A box, and whether it takes a whole row. */
  record Tile(Box box, boolean whole) {}

  /**
   * Boxes in a grid.
   *
   * @param template the grid's columns as CSS writes them
   * @param em what em means in it
   * @param across the gap between columns
   * @param down the gap between rows
   */
  Tiles(List<Tile> tiles, String template, double em, double across, double down) {
    this.tiles = List.copyOf(tiles);
    this.template = template;
    this.em = em;
    this.across = across;
    this.down = down;
  }

  private Stack rows(double width) {
    if (width != at) {
      rows = Stack.of(arranged(Columns.count(template, em, width, across)));
      at = width;
    }
    return rows;
  }

  private List<Stack.Item> arranged(int columns) {
    List<Stack.Item> items = new ArrayList<>();
    List<Box> row = new ArrayList<>();
    int most = Math.min(columns, tiles.size());
    for (Tile tile : tiles) {
      if (tile.whole || row.size() == most) {
        end(row, most, items);
      }
      if (tile.whole) {
        items.add(new Stack.Item(tile.box, down));
      } else {
        row.add(tile.box);
      }
    }
    end(row, most, items);
    return items;
  }

  private void end(List<Box> row, int columns, List<Stack.Item> items) {
    if (!row.isEmpty()) {
      while (row.size() < columns) {
        row.add(Stack.of(List.of()));
      }
      Box box = columns == 1 ? row.get(0) : new Row(row, Columns.grid(template, em), across);
      items.add(new Stack.Item(box, down));
      row.clear();
    }
  }

  @Override
  public double height(double width) {
    return rows(width).height(width);
  }

  @Override
  public double widest() {
    return tiles.stream().mapToDouble(tile -> tile.box.widest()).sum()
        + across * (tiles.size() - 1);
  }

  @Override
  public double narrowest() {
    return tiles.stream().mapToDouble(tile -> tile.box.narrowest()).max().orElse(0);
  }

  @Override
  public double start(double width) {
    return rows(width).start(width);
  }

  @Override
  public void paint(Spot spot, double width) {
    rows(width).paint(spot, width);
  }

  @Override
  public void flow(Pages pages, double x, double width) {
    rows(width).flow(pages, x, width);
  }
}
