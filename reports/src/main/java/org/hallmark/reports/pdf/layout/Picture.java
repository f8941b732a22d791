package org.hallmark.reports.pdf.layout;

import org.hallmark.reports.pdf.file.Tag;

/** A drawing that stands by itself. */
record Picture(Drawing drawing, double limit, Tag tag) implements Box {
  /** No drawing is higher than this part of a page. */
  private static final double HIGHEST = 0.85 * Pages.HEIGHT;

  /** Where columns share a width, a drawing asks for so much and no less. */
  private static final double NARROWEST = 120;

  private double own(double width) {
    return Math.min(Math.min(width, limit), HIGHEST / drawing.ratio());
  }

  @Override
  public double height(double width) {
    return own(width) * drawing.ratio();
  }

  @Override
  public double widest() {
    return limit;
  }

  @Override
  public double narrowest() {
    return NARROWEST;
  }

  @Override
  public void paint(Spot spot, double width) {
    drawing.paint(spot.sheet(), spot.x(), spot.top(), own(width), tag);
  }
}
