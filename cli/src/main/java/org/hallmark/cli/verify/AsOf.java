package org.hallmark.cli.verify;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * The day on which keys must be valid.
 *
 * @param day ISO 8601
 * @param source who says that it is this day
 */
public record AsOf(String day, String source) {
  /** The reader says so. */
  public static final String GIVEN = "--as-of";

  /** Nobody but the machine says so. */
  public static final String CLOCK = "this machine's clock";

  public AsOf {
    try {
      LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("day must be ISO 8601. Provided value: " + day, e);
    }
  }

  /** The day itself. */
  LocalDate date() {
    return LocalDate.parse(day);
  }
}
