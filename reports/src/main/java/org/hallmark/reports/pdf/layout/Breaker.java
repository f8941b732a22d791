package org.hallmark.reports.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.reports.pdf.font.Typefaces;

/**
 * Lines from the pieces of a paragraph, each as full as it can be. Lines end at blanks; a word that
 * is wider than the line is cut wherever the line is full.
 */
final class Breaker {
  private final Typefaces faces;
  private final double room;
  private final List<Line> lines = new ArrayList<>();
  private List<Line.Segment> line = new ArrayList<>();
  private double width;

  private Breaker(Typefaces faces, double room) {
    this.faces = faces;
    this.room = room;
  }

  /** What stays together, and whether a blank follows it. */
  private record Chunk(List<Line.Segment> segments, boolean blank, boolean last) {
    double width() {
      return segments.stream().mapToDouble(Line.Segment::width).sum();
    }
  }

  /** The lines at this width. */
  static List<Line> lines(List<Inline> pieces, double room, Typefaces faces) {
    Breaker breaker = new Breaker(faces, room);
    breaker.chunks(pieces).forEach(breaker::place);
    breaker.end();
    return breaker.lines;
  }

  /** The width of the widest part that should stay whole, or of all in one line. */
  static double[] widths(List<Inline> pieces, Typefaces faces) {
    double widest = 0;
    double line = 0;
    double longest = 0;
    for (Chunk chunk : new Breaker(faces, Double.MAX_VALUE).chunks(pieces)) {
      double width = chunk.width();
      widest = Math.max(widest, width);
      line += width;
      longest = Math.max(longest, line);
      Look look = chunk.segments.isEmpty() ? null : chunk.segments.get(0).look();
      line = chunk.last ? 0 : line + (chunk.blank && look != null ? blank(look) : 0);
    }
    return new double[] {widest, longest};
  }

  private static double blank(Look look) {
    return look.size() * 0.3;
  }

  private List<Chunk> chunks(List<Inline> pieces) {
    List<Chunk> chunks = new ArrayList<>();
    List<Line.Segment> open = new ArrayList<>();
    for (Inline piece : pieces) {
      if (piece instanceof Inline.Break end) {
        chunks.add(new Chunk(open, false, end.forced()));
        open = new ArrayList<>();
      } else if (piece instanceof Inline.Icon icon) {
        open.add(new Line.Segment(icon, "", icon.size() + icon.gap()));
      } else if (piece instanceof Inline.Words words) {
        open = words(words, open, chunks);
      }
    }
    chunks.add(new Chunk(open, false, false));
    return chunks;
  }

  /** Cuts words at blanks; what follows the last one stays open. */
  private List<Line.Segment> words(
      Inline.Words words, List<Line.Segment> open, List<Chunk> chunks) {
    List<Line.Segment> now = open;
    String text = words.text();
    int start = 0;
    for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', start)) {
      if (blank > start) {
        now.add(segment(words, text.substring(start, blank)));
      }
      if (now.isEmpty() && !chunks.isEmpty()) {
        Chunk before = chunks.remove(chunks.size() - 1);
        chunks.add(new Chunk(before.segments, true, before.last));
      } else {
        chunks.add(new Chunk(now, true, false));
      }
      now = new ArrayList<>();
      start = blank + 1;
    }
    if (start < text.length()) {
      now.add(segment(words, text.substring(start)));
    }
    return now;
  }

  private Line.Segment segment(Inline.Words words, String text) {
    return new Line.Segment(
        words, text, faces.width(words.look().face(), words.look().size(), text));
  }

  private void place(Chunk chunk) {
    double wanted = chunk.width();
    if (width > 0 && width + wanted > room + 0.01) {
      end();
    }
    if (wanted > room + 0.01) {
      chunk.segments.forEach(this::cut);
    } else {
      chunk.segments.forEach(this::add);
    }
    if (chunk.last) {
      end();
    } else if (chunk.blank && !line.isEmpty()) {
      Line.Segment last = line.get(line.size() - 1);
      if (last.of() instanceof Inline.Words words) {
        add(segment(words, " "));
      }
    }
  }

  private void cut(Line.Segment segment) {
    if (!(segment.of() instanceof Inline.Words words)) {
      add(segment);
      return;
    }
    String text = segment.text();
    int start = 0;
    double taken = 0;
    for (int at = 0; at < text.length(); ) {
      int next = text.offsetByCodePoints(at, 1);
      double one = faces.width(words.look().face(), words.look().size(), text.substring(at, next));
      if (width + taken + one > room && at > start) {
        add(new Line.Segment(words, text.substring(start, at), taken));
        end();
        start = at;
        taken = 0;
      } else if (width + taken + one > room && width > 0) {
        end();
      }
      taken += one;
      at = next;
    }
    add(new Line.Segment(words, text.substring(start), taken));
  }

  /** Text of one piece that stands together becomes one segment. */
  private void add(Line.Segment segment) {
    int last = line.size() - 1;
    boolean joins = last >= 0 && !segment.text().isEmpty() && line.get(last).of() == segment.of();
    if (joins) {
      Line.Segment before = line.remove(last);
      line.add(
          new Line.Segment(
              segment.of(), before.text() + segment.text(), before.width() + segment.width()));
    } else {
      line.add(segment);
    }
    width += segment.width();
  }

  private void end() {
    if (!line.isEmpty()) {
      lines.add(new Line(List.copyOf(line), width - trailing()));
    }
    line = new ArrayList<>();
    width = 0;
  }

  private double trailing() {
    Line.Segment last = line.get(line.size() - 1);
    return last.text().endsWith(" ") ? segment((Inline.Words) last.of(), " ").width() : 0;
  }
}
