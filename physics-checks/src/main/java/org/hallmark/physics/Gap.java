package org.hallmark.physics;

import java.io.Serializable;
import org.hallmark.provenance.Finding;

/**
 * A part of the data that a law could not look at.
 *
 * @param code kebab-case
 * @param subject one of what is meant, the first by name
 * @param expected what would have been needed
 * @param count how many there are
 * @param found of what
 */
public record Gap(String code, String subject, String expected, long count, String found)
    implements Serializable {

  /** The two together. */
  Gap and(Gap other) {
    String first = subject.compareTo(other.subject) <= 0 ? subject : other.subject;
    return new Gap(code, first, expected, count + other.count, found);
  }

  /** What makes gaps of one kind. */
  String kind() {
    return code + " " + found;
  }

  Finding finding() {
    return new Finding(code, subject, expected, count + " " + found);
  }
}
