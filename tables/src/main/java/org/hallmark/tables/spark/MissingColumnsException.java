package org.hallmark.tables.spark;

import java.util.List;

/** A source lacks columns that the plan names. Headers are public, also of confidential sources. */
public final class MissingColumnsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> missing;
  private final transient List<String> found;

  public MissingColumnsException(List<String> missing, List<String> found) {
    super("columns missing in the source\n  expected: " + missing + "\n  found:    " + found);
    this.missing = List.copyOf(missing);
    this.found = List.copyOf(found);
  }

  /** The names that the plan has and the source lacks. */
  public List<String> missing() {
    return missing;
  }

  /** The names that the source has. */
  public List<String> found() {
    return found;
  }
}
