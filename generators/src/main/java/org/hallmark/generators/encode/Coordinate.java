package org.hallmark.generators.encode;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.CellEdges;

/**
 * How a column becomes one real number: its cells, one of them for a missing value where there may
 * be one, lie side by side in the unit interval, each as wide as any other; inside its cell a
 * value's place is linear. Whole numbers, words and what is missing have a stretch each, in which a
 * value is put at random ("dequantised"), so that a density of the number bounds a probability of
 * the value.
 *
 * @param column its name
 * @param begins where each cell begins, rising from the column's minimum
 * @param end where the last one ends
 * @param size the number of cells, with that for a missing value
 * @param grain what the values are
 * @param form what is made of the place
 */
public record Coordinate(
    String column, List<Double> begins, double end, int size, Grain grain, Form form) {
  /** What the values are. */
  public enum Grain {
    REAL,
    WHOLE
  }

  /** What is made of a place u in the unit interval. */
  public enum Form {
    /** log(s / (1 − s)) for s = ε + (1 − 2ε)u, ε = {@value Coordinate#EDGE}: the whole line. */
    LINE,
    /** u itself. */
    INTERVAL,
    /** u itself, whose ends are one. */
    CIRCLE
  }

  static final double EDGE = 1e-3;

  public Coordinate {
    begins = List.copyOf(begins);
    double before = Double.NEGATIVE_INFINITY;
    for (double begin : begins) {
      if (!(begin > before && begin < end)) {
        throw new IllegalArgumentException(
            "begins must increase to below end. Provided value: " + begins);
      }
      before = begin;
    }
    boolean missing = size == begins.size() + 1;
    if (begins.isEmpty() || !Double.isFinite(end) || !missing && size != begins.size()) {
      throw new IllegalArgumentException("size must be that of begins, or one more");
    }
  }

  /** A column with one cell for all its numbers, or one for each word. */
  public static Coordinate of(Column column, Form form) {
    return of(
        column,
        column.kind() == Kind.CATEGORY
            ? Arrays.stream(CellEdges.of(column)).boxed().toList()
            : List.of(column.minimum()),
        form);
  }

  /** A column with these cells. */
  public static Coordinate of(Column column, List<Double> begins, Form form) {
    return new Coordinate(
        column.name(),
        begins,
        column.whole() ? column.maximum() + 1 : column.maximum(),
        begins.size() + (column.missing() == Missing.CATEGORY ? 1 : 0),
        column.whole() ? Grain.WHOLE : Grain.REAL,
        form);
  }

  /** Whether some values take a stretch, and so a random place in it. */
  public boolean hasStretches() {
    return grain == Grain.WHOLE || size > begins.size();
  }

  /**
   * The stretch of a value.
   *
   * @param at where it begins
   * @param width zero where the value is a point
   */
  public record Stretch(double at, double width) {}

  /** Where a cell of the table lies; bad cells and those out of bounds lie somewhere, silently. */
  public Stretch stretch(double cell) {
    boolean empty = Table.isMissing(cell) || Table.isBad(cell);
    if (empty && size > begins.size()) {
      return new Stretch(begins.size() / (double) size, 1.0 / size);
    }
    double last = grain == Grain.WHOLE ? end - 1 : end;
    double inside = empty ? begins.get(0) : Math.max(begins.get(0), Math.min(last, cell));
    double value = grain == Grain.WHOLE ? StrictMath.rint(inside) : inside;
    int code = code(value);
    double at = (code + (value - begins.get(code)) / span(code)) / size;
    return new Stretch(
        Math.min(at, Math.nextDown(1.0)), grain == Grain.WHOLE ? 1 / span(code) / size : 0);
  }

  private int code(double value) {
    int found = Collections.binarySearch(begins, value + 0.0);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  private double span(int code) {
    return (code + 1 < begins.size() ? begins.get(code + 1) : end) - begins.get(code);
  }

  /** From a place to the number. */
  public double number(double place) {
    if (form != Form.LINE) {
      return place;
    }
    double s = EDGE + (1 - 2 * EDGE) * place;
    return StrictMath.log(s / (1 - s));
  }

  /** From a number to its place; what is beyond the ends is at the next one. */
  public double place(double number) {
    double place =
        form == Form.LINE ? (1 / (1 + StrictMath.exp(-number)) - EDGE) / (1 - 2 * EDGE) : number;
    return Math.max(0, Math.min(Math.nextDown(1.0), place));
  }

  /** The value at a number, not rounded; missing where the number says so. */
  public double value(double number) {
    double scaled = place(number) * size;
    int code = Math.min((int) scaled, size - 1);
    return code == begins.size() ? Table.MISSING : begins.get(code) + (scaled - code) * span(code);
  }

  /** The logarithm of the slope of the number by the value, for a real value. */
  public double logSlope(double value) {
    return logSlopeAt(stretch(value).at()) - StrictMath.log(span(code(value)) * size);
  }

  /** The logarithm of the slope of the number by the place. */
  public double logSlopeAt(double place) {
    if (form != Form.LINE) {
      return 0;
    }
    double s = EDGE + (1 - 2 * EDGE) * place;
    return StrictMath.log((1 - 2 * EDGE) / (s * (1 - s)));
  }
}
