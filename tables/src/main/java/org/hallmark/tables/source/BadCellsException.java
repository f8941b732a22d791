package org.hallmark.tables.source;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A public source has cells that their columns cannot hold. */
public final class BadCellsException extends RuntimeException {
  /** A message shows no more of them than this. */
  public static final int SHOWN = 20;

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_EXCERPT = 60;
  private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*[-+]?[0-9]+,[0-9]+\\s*");

  private final transient List<BadCell> first;
  private final long count;

  public BadCellsException(List<BadCell> first, long count) {
    super(message(first, count));
    this.first = List.copyOf(first);
    this.count = count;
  }

  /** The first of them, in the order of rows. */
  public List<BadCell> first() {
    return first;
  }

  /** How many there are in all. */
  public long count() {
    return count;
  }

  /** As much of a cell's text as a message shows. */
  public static String excerpt(String text) {
    return text.length() > LONGEST_EXCERPT ? text.substring(0, LONGEST_EXCERPT) : text;
  }

  private static String message(List<BadCell> first, long count) {
    String lines = first.stream().map(BadCell::toString).collect(Collectors.joining("\n"));
    String more = count == first.size() ? "" : "\nand " + (count - first.size()) + " more";
    boolean commas = first.stream().anyMatch(cell -> DECIMAL_COMMA.matcher(cell.found()).matches());
    return lines
        + more
        + (commas ? "\nnumbers have a decimal point, as in 15.28: save them so" : "");
  }

  /**
   * One such cell.
   *
   * @param row number of the data row, from 1
   * @param column its column
   * @param expected what the column holds
   * @param found what the cell holds
   */
  public record BadCell(long row, String column, String expected, String found) {
    @Override
    public String toString() {
      return "row "
          + row
          + ", column "
          + column
          + "\n  expected: "
          + expected
          + "\n  found:    "
          + (found.isEmpty() ? "nothing" : found);
    }
  }
}
