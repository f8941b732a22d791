package org.hallmark.reports.pdf.file;

/**
 * What a document says of itself. There is no date in it: a date would have to come from a clock,
 * and the same release must give the same octets on any day.
 *
 * @param title its name
 * @param subject what it is about
 * @param maker the id of the renderer
 */
public record Description(String title, String subject, String maker) {
  static final String PRODUCER = "Hallmark";
}
