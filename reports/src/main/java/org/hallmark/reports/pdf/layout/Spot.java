package org.hallmark.reports.pdf.layout;

import org.hallmark.reports.pdf.file.Document;
import org.hallmark.reports.pdf.file.Sheet;

/** A place on a page: what is painted there hangs down from it to the right. */
record Spot(Document document, Sheet sheet, double x, double top) {
  Spot down(double by) {
    return new Spot(document, sheet, x, top + by);
  }

  Spot right(double by) {
    return new Spot(document, sheet, x + by, top);
  }
}
