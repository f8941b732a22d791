package org.hallmark.reports.pdf.layout;

import org.hallmark.reports.pdf.file.Document;
import org.hallmark.reports.pdf.file.Sheet;

/** The pages of a document while they fill from top to bottom. */
final class Pages {
  static final double SIDE = 42;
  static final double TOP = 44;
  static final double BOTTOM = 50;

  /** Width and height of what a page holds. */
  static final double WIDTH = Sheet.WIDTH - 2 * SIDE;

  static final double HEIGHT = Sheet.HEIGHT - TOP - BOTTOM;

  private final Document document;
  private Sheet sheet;
  private double top;

  Pages(Document document) {
    this.document = document;
    begin();
  }

  private void begin() {
    sheet = document.newSheet();
    top = TOP;
  }

  /** A new page, unless so much fits on this one or nothing stands on it. */
  void require(double height) {
    if (top + height > Sheet.HEIGHT - BOTTOM + 0.01 && top > TOP) {
      begin();
    }
  }

  /** The room that is left here. */
  double room() {
    return Sheet.HEIGHT - BOTTOM - top;
  }

  /** Where the next thing goes. */
  Spot spot(double x) {
    return new Spot(document, sheet, x, top);
  }

  void advance(double by) {
    top += by;
  }

  /** A gap that vanishes at the upper edge of a page. */
  void gap(double by) {
    if (top > TOP) {
      top += by;
    }
  }

  Document document() {
    return document;
  }
}
