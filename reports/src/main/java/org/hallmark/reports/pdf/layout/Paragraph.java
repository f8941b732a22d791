package org.hallmark.reports.pdf.layout;

import java.util.List;
import java.util.Optional;
import org.hallmark.reports.pdf.file.Tag;
import org.hallmark.reports.pdf.font.Typefaces;

/** Words in lines. */
final class Paragraph implements Box {
  /** Fewer lines than this of a paragraph do not stand alone on a page. */
  private static final int FEWEST = 2;

  /** Words that are longer may be cut in a narrow column: addresses and digests. */
  private static final double LONGEST_WORD = 84;

  private final List<Inline> pieces;
  private final Typefaces faces;
  private final double[] widths;
  private double at = -1;
  private List<Line> lines = List.of();

  Paragraph(List<Inline> pieces, Typefaces faces) {
    this.pieces = List.copyOf(pieces);
    this.faces = faces;
    this.widths = Breaker.widths(pieces, faces);
  }

  private List<Line> lines(double width) {
    if (width != at) {
      lines = Breaker.lines(pieces, width, faces);
      at = width;
    }
    return lines;
  }

  @Override
  public double height(double width) {
    return height(lines(width));
  }

  private static double height(List<Line> lines) {
    return lines.stream().mapToDouble(Line::height).sum();
  }

  @Override
  public double widest() {
    return widths[1];
  }

  @Override
  public double narrowest() {
    return Math.min(LONGEST_WORD, widths[0]);
  }

  @Override
  public double start(double width) {
    List<Line> all = lines(width);
    return height(all.subList(0, all.size() < 2 * FEWEST ? all.size() : FEWEST));
  }

  @Override
  public void paint(Spot spot, double width) {
    paint(spot, width, lines(width));
  }

  private void paint(Spot spot, double width, List<Line> some) {
    Optional<Tag> told = Optional.empty();
    double down = 0;
    for (Line line : some) {
      told = line.paint(spot.down(down), width, faces, told);
      down += line.height();
    }
    told.ifPresent(t -> spot.sheet().end());
  }

  @Override
  public void flow(Pages pages, double x, double width) {
    List<Line> left = lines(width);
    while (!left.isEmpty()) {
      int fit = fitting(left, pages.room());
      boolean whole = fit == left.size();
      if (!whole && left.size() - fit < FEWEST) {
        fit = left.size() - FEWEST;
      }
      if (!whole && fit < FEWEST) {
        double least = height(left.subList(0, Math.min(left.size(), FEWEST)));
        pages.require(Math.max(least, pages.room() + 1));
        fit = Math.max(1, fitting(left, pages.room()));
      }
      List<Line> now = left.subList(0, fit);
      paint(pages.spot(x), width, now);
      pages.advance(height(now));
      left = left.subList(fit, left.size());
    }
  }

  private static int fitting(List<Line> lines, double room) {
    double height = 0;
    int fit = 0;
    while (fit < lines.size() && height + lines.get(fit).height() <= room + 0.01) {
      height += lines.get(fit++).height();
    }
    return fit;
  }
}
