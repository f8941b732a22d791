package org.hallmark.provenance.json;

/**
 * One thing that is wrong in a document a person wrote.
 *
 * @param position where it stands
 * @param pointer RFC 6901 pointer to the value, empty for the whole document
 * @param message what is wrong, what is allowed, and the nearest correct word where there is one
 */
public record Mistake(Position position, String pointer, String message) {
  @Override
  public String toString() {
    return position + ": " + (pointer.isEmpty() ? "" : pointer + ": ") + message;
  }
}
