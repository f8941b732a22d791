package org.hallmark.reports.pdf.layout;

import java.util.Optional;
import org.hallmark.reports.pdf.file.Tag;

/** A piece of a paragraph. */
sealed interface Inline {
  /** What it means. */
  Tag tag();

  /**
   * Text in one look.
   *
   * @param text without line breaks, all of it showable
   * @param link the id that it leads to
   */
  record Words(String text, Look look, Tag tag, Optional<String> link) implements Inline {}

  /** A small drawing that stands among words and adorns them. */
  record Icon(Drawing drawing, double size, double gap, Look look, Tag tag) implements Inline {}

  /** The end of a line; or, where it is not forced, a place where a line may end. */
  record Break(boolean forced, Tag tag) implements Inline {}
}
