package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.reports.html.Element;

/**
 * Events below each other in their order, each with its time; the distances mean nothing.
 *
 * @param events from the first to the last
 */
public record TimelinePlot(List<Event> events) {
  private static final double LINE = 130;
  private static final double TOP = 14;
  private static final double ROW = 24;

  /** What the order of an event rests on. */
  public enum Ground {
    /** A value that nobody had before. */
    OUTSIDE,
    /** The owner's word. */
    OWNER
  }

  /** An event: its time as it is told, and what it is. */
  public record Event(String time, String what, Ground ground) {}

  public TimelinePlot {
    events = List.copyOf(events);
  }

  /** The plot; {@code id} is unique in the page. */
  public Element draw(String id, String title, String description) {
    List<Element> shapes = new ArrayList<>();
    shapes.add(Svg.line("axis", LINE, TOP, LINE, TOP + (events.size() - 1) * ROW));
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      double y = TOP + i * ROW;
      String dot = event.ground() == Ground.OUTSIDE ? "outside" : "estimate";
      shapes.add(Svg.dot(dot, LINE, y, 5));
      shapes.add(Svg.words("tick end", LINE - 12, y + 3.5, Svg.cut(event.time(), 21)));
      shapes.add(Svg.words("event", LINE + 12, y + 3.5, Svg.cut(event.what(), 40)));
    }
    int height = (int) (TOP + Math.max(0, events.size() - 1) * ROW + 14);
    return Svg.drawing(id, height, title, description, shapes);
  }
}
