package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

/** What every answer to a bad command has in common. */
final class Complaints {
  private Complaints() {}

  /** The status for bad input, nothing on standard output, and no trace of the program's inside. */
  static void requireRefused(Recorded answer) {
    assertEquals(2, answer.status(), answer.err());
    assertEquals("", answer.out());
    for (String inside : List.of("Exception", "\tat ", "internal error:", "java.", "null")) {
      assertFalse(answer.err().contains(inside), answer.err());
    }
    assertFalse(answer.err().isBlank());
  }
}
