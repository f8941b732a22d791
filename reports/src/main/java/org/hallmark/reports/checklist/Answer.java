package org.hallmark.reports.checklist;

/**
 * The answer to a question of the checklist: a value, or why there is none.
 *
 * @param status is there a value?
 * @param text the value, or the reason
 */
public record Answer(Status status, String text) {
  /** Is there a value? */
  public enum Status {
    VALUE("answered"),
    NOT_APPLICABLE("not applicable"),
    /** There is one, which is confidential. */
    WITHHELD("withheld"),
    /** Nobody said; this alone keeps a checklist from being complete. */
    UNKNOWN("unknown");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** As a report writes it. */
    public String word() {
      return word;
    }
  }

  static Answer value(String text) {
    return new Answer(Status.VALUE, text);
  }

  static Answer notApplicable(String reason) {
    return new Answer(Status.NOT_APPLICABLE, reason);
  }

  static Answer withheld(String reason) {
    return new Answer(Status.WITHHELD, reason);
  }

  static Answer unknown(String reason) {
    return new Answer(Status.UNKNOWN, reason);
  }
}
