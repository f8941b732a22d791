package org.hallmark.reports.pdf.layout;

/** Something with a height that follows from its width. */
interface Box {
  /** How high it is at this width. */
  double height(double width);

  /** How wide it would like to be. */
  double widest();

  /** How narrow it can be without breaking what should stay whole. */
  double narrowest();

  /** Paints all of it. */
  void paint(Spot spot, double width);

  /** Places it on this page and the next ones; what does not fit begins a new page. */
  default void flow(Pages pages, double x, double width) {
    double height = height(width);
    pages.require(height);
    paint(pages.spot(x), width);
    pages.advance(height);
  }

  /** How much of it must stand on a page together with what is before it. */
  default double start(double width) {
    return height(width);
  }
}
