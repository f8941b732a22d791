package org.hallmark.reports.pdf.layout;

import static org.hallmark.reports.pdf.file.Syntax.number;
import static org.hallmark.reports.pdf.file.Syntax.numbers;

import java.util.List;
import java.util.Optional;
import org.hallmark.reports.pdf.file.Sheet;
import org.hallmark.reports.pdf.file.Tag;
import org.hallmark.reports.pdf.font.Typefaces;

/** One line of a paragraph: its segments from left to right. */
record Line(List<Segment> segments, double width) {
  /** How far below the middle of a line its letters stand, by their size. */
  private static final double DROP = 0.36;

  /** Text in one look, or an icon, with the width it takes. */
  record Segment(Inline of, String text, double width) {
    Look look() {
      return of instanceof Inline.Icon icon ? icon.look() : ((Inline.Words) of).look();
    }

    /** Whether both may stand in one piece of marked content. */
    boolean follows(Segment before) {
      return of.tag() == before.of.tag();
    }
  }

  double height() {
    return segments.stream().mapToDouble(segment -> segment.look().line()).max().orElse(0);
  }

  /** The baseline below the line's upper edge: that of its largest letters. */
  private double baseline() {
    double size = segments.stream().mapToDouble(segment -> segment.look().size()).max().orElse(0);
    return height() / 2 + DROP * size;
  }

  /** Paints it; who is told changes from segment to segment. */
  Optional<Tag> paint(Spot spot, double room, Typefaces faces, Optional<Tag> open) {
    Optional<Tag> told = open;
    double x = spot.x() + indent(room);
    double base = spot.top() + baseline();
    for (Segment segment : segments) {
      Tag tag = segment.of.tag();
      if (told.isEmpty() || told.get() != tag) {
        told.ifPresent(t -> spot.sheet().end());
        spot.sheet().begin(Optional.of(tag));
        told = Optional.of(tag);
      }
      if (segment.of instanceof Inline.Icon icon) {
        // An icon repeats what the word beside it says.
        spot.sheet().end();
        icon.drawing().icon(spot.sheet(), x, base - 0.82 * icon.size(), icon.size());
        spot.sheet().begin(told);
      } else {
        words(segment, (Inline.Words) segment.of, spot, x, base, faces);
      }
      x += segment.width;
    }
    return told;
  }

  private double indent(double room) {
    return switch (segments.isEmpty() ? Look.Align.START : segments.get(0).look().align()) {
      case START -> 0;
      case MIDDLE -> (room - width) / 2;
      case END -> room - width;
    };
  }

  private void words(
      Segment segment, Inline.Words words, Spot spot, double x, double base, Typefaces faces) {
    Look look = words.look();
    StringBuilder out = new StringBuilder();
    out.append("BT ").append(look.colour()).append(" rg 1 0 0 1 ");
    out.append(numbers(x, Sheet.y(base))).append(" Tm");
    for (Typefaces.Piece piece : faces.pieces(look.face(), segment.text)) {
      out.append(" /").append(piece.face().resource()).append(' ').append(number(look.size()));
      out.append(" Tf ").append(piece.shown()).append(" Tj");
    }
    spot.sheet().content().append(out).append(" ET\n");
    words
        .link()
        .ifPresent(
            target ->
                spot.sheet()
                    .link(
                        words.tag(),
                        target,
                        segment.text.strip(),
                        x,
                        base - look.size(),
                        segment.width,
                        1.25 * look.size()));
  }
}
