package org.hallmark.reports.pdf.layout;

import java.util.List;
import org.hallmark.reports.pdf.file.Sheet;

/** Boxes one below another in a frame. */
final class Stack implements Box {
  /** Whether a page may end inside. */
  enum Cut {
    ANYWHERE,
    NOWHERE,
    /** Nowhere inside, nor below: headings. */
    NOT_AFTER
  }

  /** A box and the gap above it. */
  record Item(Box box, double gap) {}

  /** What is remembered of the place: an id to lead to, and an entry of the outline at a level. */
  record Mark(String id, int level, String heading) {
    static final Mark NONE = new Mark("", 0, "");

    void set(Spot spot) {
      if (!id.isEmpty()) {
        spot.document().name(id, spot.sheet(), spot.top() - 6);
      }
      if (level > 0) {
        spot.document().heading(level, heading, spot.sheet(), spot.top() - 6);
      }
    }
  }

  /** A whole page is the most that can stay together. */
  private static final double HIGHEST = Pages.HEIGHT;

  private final List<Item> items;
  private final Frame frame;
  private final double limit;
  private final Cut cut;
  private final Mark mark;
  private double at = -1;
  private double height;

  /**
   * Boxes in a frame.
   *
   * @param items what is inside, each with the gap above it
   * @param frame what is around
   * @param limit the most that it takes of the width
   * @param cut whether a page may end inside
   * @param mark the id and heading that its place has
   */
  Stack(List<Item> items, Frame frame, double limit, Cut cut, Mark mark) {
    this.items = List.copyOf(items);
    this.frame = frame;
    this.limit = limit;
    this.cut = cut;
    this.mark = mark;
  }

  /** Boxes alone. */
  static Stack of(List<Item> items) {
    return new Stack(items, Frame.NONE, Double.MAX_VALUE, Cut.ANYWHERE, Mark.NONE);
  }

  private double inner(double width) {
    return Math.min(width, limit) - frame.across();
  }

  @Override
  public double height(double width) {
    if (width != at) {
      height = frame.above() + frame.below();
      for (int i = 0; i < items.size(); i++) {
        height += items.get(i).box.height(inner(width)) + (i == 0 ? 0 : items.get(i).gap);
      }
      at = width;
    }
    return height;
  }

  @Override
  public double widest() {
    return frame.across() + items.stream().mapToDouble(i -> i.box.widest()).max().orElse(0);
  }

  @Override
  public double narrowest() {
    return frame.across() + items.stream().mapToDouble(i -> i.box.narrowest()).max().orElse(0);
  }

  @Override
  public double start(double width) {
    double height = height(width);
    if (items.isEmpty() || (cut != Cut.ANYWHERE && height < HIGHEST)) {
      return height;
    }
    return Math.min(height, frame.above() + start(0, inner(width)));
  }

  /** What must stand together from an item on: headings with what follows them. */
  private double start(int from, double width) {
    Box box = items.get(from).box;
    boolean heads = box instanceof Stack stack && stack.cut == Cut.NOT_AFTER;
    if (heads && from + 1 < items.size()) {
      return box.height(width) + items.get(from + 1).gap + start(from + 1, width);
    }
    return Math.min(box.start(width), HIGHEST / 2);
  }

  @Override
  public void paint(Spot spot, double width) {
    paint(spot, width, height(width));
  }

  /** Paints it in a frame of this height, which is that of its neighbours. */
  void paint(Spot spot, double width, double height) {
    mark.set(spot);
    double own = Math.min(width, limit);
    if (frame.isPainted()) {
      spot.sheet().behind(frame.fills(spot.x(), spot.top(), own, height, Frame.Part.WHOLE));
    }
    Spot at = spot.right(frame.left()).down(frame.above());
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      at = at.down(i == 0 ? 0 : item.gap);
      item.box.paint(at, inner(width));
      at = at.down(item.box.height(inner(width)));
    }
  }

  @Override
  public void flow(Pages pages, double x, double width) {
    double height = height(width);
    boolean together = cut != Cut.ANYWHERE && height <= HIGHEST;
    if (items.isEmpty() || together || height <= pages.room()) {
      Box.super.flow(pages, x, width);
      return;
    }
    pages.require(start(width));
    Spot begin = pages.spot(x);
    mark.set(begin);
    pages.advance(frame.above());
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        pages.gap(items.get(i).gap);
      }
      pages.require(start(i, inner(width)));
      items.get(i).box.flow(pages, x + frame.left(), inner(width));
    }
    pages.advance(frame.below());
    if (frame.isPainted()) {
      around(begin, pages.spot(x), Math.min(width, limit));
    }
  }

  /** Paints the frame on every page between two spots. */
  private void around(Spot begin, Spot end, double width) {
    int first = begin.sheet().index();
    int last = end.sheet().index();
    for (int page = first; page <= last; page++) {
      double top = page == first ? begin.top() : Pages.TOP;
      double bottom = page == last ? end.top() : Sheet.HEIGHT - Pages.BOTTOM;
      begin
          .document()
          .sheets()
          .get(page)
          .around(frame.fills(begin.x(), top, width, bottom - top, part(page, first, last)));
    }
  }

  private static Frame.Part part(int page, int first, int last) {
    if (first == last) {
      return Frame.Part.WHOLE;
    }
    return page == first ? Frame.Part.FIRST : page == last ? Frame.Part.LAST : Frame.Part.MIDDLE;
  }
}
