package org.hallmark.reports.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Two releases side by side. The first is called A, the other one B; better and worse are said of
 * B.
 *
 * @param schema {@value #SCHEMA}
 * @param a the first release
 * @param b the other one
 * @param parts what is compared, in the order of a report
 */
public record Comparison(String schema, Side a, Side b, List<Part> parts) {
  public static final String SCHEMA = "hallmark-comparison-v1";

  public Comparison {
    parts = List.copyOf(parts);
  }

  /**
   * A release.
   *
   * @param title in one line
   * @param name of the release
   * @param run its number
   * @param root digest of its manifest
   * @param renderer id of the renderer that made its report
   */
  public record Side(String title, String name, int run, String root, String renderer) {}

  /**
   * Rows about one subject.
   *
   * @param id kebab-case
   * @param title in words
   * @param note how to read it
   * @param rows none where neither release has any
   */
  public record Part(String id, String title, String note, List<Row> rows) {
    public Part {
      rows = List.copyOf(rows);
    }

    /** Rows that are not the same in both. */
    public List<Row> differing() {
      return rows.stream().filter(row -> row.change() != Change.SAME).toList();
    }

    /** How many rows changed in which way, in a line. */
    public String tally() {
      return rows.isEmpty()
          ? "none in either"
          : Arrays.stream(Change.values())
              .filter(change -> count(change) > 0)
              .map(change -> count(change) + " " + change.word())
              .collect(Collectors.joining(", "));
    }

    private long count(Change change) {
      return rows.stream().filter(row -> row.change() == change).count();
    }
  }

  /**
   * One thing in both.
   *
   * @param id what it is called in plans
   * @param title in words
   * @param a in the first release
   * @param b in the other one
   */
  public record Row(String id, String title, Cell a, Cell b, Change change) {}

  /**
   * What a release says of it.
   *
   * @param text in words
   * @param estimate as a number, where it is one
   * @param lower lower end of its interval
   * @param upper upper end of its interval
   */
  public record Cell(
      String text, Optional<Double> estimate, Optional<Double> lower, Optional<Double> upper) {
    static final Cell NONE = words("none");

    static Cell words(String text) {
      return new Cell(text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Cell number(String text, double value) {
      return new Cell(text, Optional.of(value), Optional.empty(), Optional.empty());
    }
  }

  /** What became of it from A to B. */
  public enum Change {
    SAME("same"),
    BETTER("better"),
    WORSE("worse"),
    /** Both have an interval, and these overlap. */
    NOT_TOLD_APART("not told apart"),
    /** Neither is better. */
    DIFFERENT("different"),
    ONLY_A("only in A"),
    ONLY_B("only in B");

    private final String word;

    Change(String word) {
      this.word = word;
    }

    /** As a page writes it. */
    public String word() {
      return word;
    }
  }
}
