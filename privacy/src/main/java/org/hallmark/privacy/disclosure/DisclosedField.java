package org.hallmark.privacy.disclosure;

/**
 * One field of a disclosure: a value, or why there is none.
 *
 * @param group kebab-case name of the group
 * @param field kebab-case name of the field, unique in its group
 * @param status is there a value?
 * @param text the value, or the reason
 */
public record DisclosedField(String group, String field, Status status, String text) {
  /** Is there a value? */
  public enum Status {
    STATED,
    NOT_APPLICABLE,
    /** There is one, which is confidential. */
    WITHHELD,
    UNKNOWN
  }

  public DisclosedField {
    if (text.isBlank()) {
      throw new IllegalArgumentException("text must not be blank: " + group + "/" + field);
    }
  }

  /** Is this of the same field as {@code other}? */
  boolean answers(DisclosedField other) {
    return group.equals(other.group) && field.equals(other.field);
  }
}
