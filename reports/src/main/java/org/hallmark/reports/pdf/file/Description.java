package org.hallmark.reports.pdf.file;

import java.util.Optional;

/**
 * What a document says of itself. Its date is none of today, since the same release must give the
 * same octets on any day.
 *
 * @param title its name
 * @param subject what it is about
 * @param maker the id of the renderer
 * @param made when what it is about was made: in UTC to the second, as in {@code
 *     2026-01-31T23:59:59Z}
 */
public record Description(String title, String subject, String maker, Optional<String> made) {
  static final String PRODUCER = "Hallmark";
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";

  public Description {
    made = made.filter(date -> date.matches(DATE));
  }
}
