package org.hallmark.reports.pdf.layout;

import java.util.List;

/** Boxes side by side; where no page is high enough for them, one below another. */
final class Row implements Box {
  private final List<Box> boxes;
  private final Tracks tracks;
  private final double gap;

  /** How a row's width is shared out: one width for each box, from what is left without gaps. */
  interface Tracks {
    double[] widths(List<Box> boxes, double room);
  }

  Row(List<Box> boxes, Tracks tracks, double gap) {
    this.boxes = List.copyOf(boxes);
    this.tracks = tracks;
    this.gap = gap;
  }

  private double[] widths(double width) {
    return tracks.widths(boxes, width - gap * (boxes.size() - 1));
  }

  @Override
  public double height(double width) {
    double[] widths = widths(width);
    double height = 0;
    for (int i = 0; i < boxes.size(); i++) {
      height = Math.max(height, boxes.get(i).height(widths[i]));
    }
    return height;
  }

  @Override
  public double widest() {
    return boxes.stream().mapToDouble(Box::widest).sum() + gap * (boxes.size() - 1);
  }

  @Override
  public double narrowest() {
    return boxes.stream().mapToDouble(Box::narrowest).sum() + gap * (boxes.size() - 1);
  }

  @Override
  public void paint(Spot spot, double width) {
    double[] widths = widths(width);
    Spot at = spot;
    double height = height(width);
    for (int i = 0; i < boxes.size(); i++) {
      if (boxes.get(i) instanceof Stack stack) {
        stack.paint(at, widths[i], height);
      } else {
        boxes.get(i).paint(at, widths[i]);
      }
      at = at.right(widths[i] + gap);
    }
  }

  @Override
  public void flow(Pages pages, double x, double width) {
    if (height(width) <= Pages.HEIGHT) {
      Box.super.flow(pages, x, width);
      return;
    }
    for (Box box : boxes) {
      box.flow(pages, x, width);
      pages.gap(gap);
    }
  }
}
