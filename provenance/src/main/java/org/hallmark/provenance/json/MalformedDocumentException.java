package org.hallmark.provenance.json;

/** Bytes from outside are not the document they should be. */
public final class MalformedDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String document;
  private final String pointer;
  private final String expected;
  private final String found;

  public MalformedDocumentException(
      String document, String pointer, String expected, String found) {
    super(
        document
            + (pointer.isEmpty() ? "" : " at " + pointer)
            + "\n  expected: "
            + expected
            + "\n  found:    "
            + found);
    this.document = document;
    this.pointer = pointer;
    this.expected = expected;
    this.found = found;
  }

  /** The document's name. */
  public String document() {
    return document;
  }

  /** RFC 6901 pointer, or a position, or empty. */
  public String pointer() {
    return pointer;
  }

  /** What should be there. */
  public String expected() {
    return expected;
  }

  /** What is there. */
  public String found() {
    return found;
  }
}
