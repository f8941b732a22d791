package org.hallmark.tables.source;

import java.util.List;
import org.hallmark.tables.Schema;

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

  /**
   * Refuses a source without some of the columns.
   *
   * @param found the names that it has
   */
  public static void require(Schema schema, List<String> found) {
    List<String> missing = schema.names().stream().filter(name -> !found.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new MissingColumnsException(missing, found);
    }
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
