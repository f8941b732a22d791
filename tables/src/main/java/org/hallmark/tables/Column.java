package org.hallmark.tables;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.json.EcmaScriptNumbers;

/**
 * One column of a schema, with the public bounds that everything about it is derived from.
 *
 * @param name its name in files and expressions
 * @param title what it is, in words
 * @param kind what its values are
 * @param unit unit of measurement, {@code 1} for a pure number
 * @param values the words of a category, in the order of their indexes; empty for other kinds
 * @param minimum least value; 0 for a category
 * @param maximum greatest value; the last index for a category
 * @param missing what an empty cell means
 */
public record Column(
    String name,
    String title,
    Kind kind,
    String unit,
    List<String> values,
    double minimum,
    double maximum,
    Missing missing)
    implements Serializable {

  /** Whole numbers beyond this are not exact in a double. */
  static final double LARGEST_INTEGER = 0x1p53;

  private static final int LONGEST_NAME = 128;

  public Column {
    values = List.copyOf(values);
    List<String> words = values;
    double low = minimum;
    double high = maximum;
    Optional<String> problem =
        nameProblem(name)
            .or(() -> kind == Kind.CATEGORY ? wordsProblem(words) : boundsProblem(kind, low, high));
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
    if (kind == Kind.CATEGORY && (minimum != 0 || maximum != values.size() - 1)) {
      throw new IllegalArgumentException(
          "bounds of a category must be its first and last index. Provided value: "
              + interval(minimum, maximum));
    }
    if (kind != Kind.CATEGORY && !values.isEmpty()) {
      throw new IllegalArgumentException(
          "values must be empty for " + kind + ". Provided value: " + values);
    }
  }

  /** A column of words. */
  public static Column category(String name, String title, List<String> values, Missing missing) {
    return new Column(name, title, Kind.CATEGORY, "1", values, 0, values.size() - 1, missing);
  }

  /** A column of numbers. */
  public static Column number(
      String name,
      String title,
      Kind kind,
      String unit,
      double minimum,
      double maximum,
      Missing missing) {
    return new Column(name, title, kind, unit, List.of(), minimum, maximum, missing);
  }

  /** The column of one element of an array of such numbers or words. */
  Column element(int index) {
    return new Column(
        Schema.element(name, index), title, kind, unit, values, minimum, maximum, missing);
  }

  /** Whether every value is a whole number (an index, for a category). */
  public boolean whole() {
    return kind != Kind.REAL;
  }

  /** What a cell says, for humans. */
  public String text(double cell) {
    if (Table.isMissing(cell)) {
      return "missing";
    }
    if (Table.isBad(cell)) {
      return "bad";
    }
    if (kind == Kind.CATEGORY) {
      return values.get((int) cell);
    }
    return EcmaScriptNumbers.format(cell);
  }

  static Optional<String> nameProblem(String name) {
    boolean good =
        !name.isBlank()
            && name.length() <= LONGEST_NAME
            && name.equals(name.strip())
            && name.indexOf('`') < 0
            && name.codePoints().noneMatch(Column::unprintable);
    return good
        ? Optional.empty()
        : Optional.of(
            "name must be 1 to " + LONGEST_NAME + " printable characters without backquotes");
  }

  static Optional<String> wordsProblem(List<String> words) {
    if (words.isEmpty()) {
      return Optional.of("values must be a list of at least one word");
    }
    if (new HashSet<>(words).size() != words.size()) {
      return Optional.of("values must be distinct");
    }
    return words.stream().allMatch(Column::isWord)
        ? Optional.empty()
        : Optional.of("values must be printable words that are not empty, without blanks around");
  }

  static Optional<String> boundsProblem(Kind kind, double minimum, double maximum) {
    if (!Double.isFinite(minimum) || !Double.isFinite(maximum) || minimum >= maximum) {
      return Optional.of(
          "minimum and maximum must be finite and in this order. Provided value: "
              + interval(minimum, maximum));
    }
    if (kind == Kind.REAL) {
      return Optional.empty();
    }
    if (kind == Kind.COUNT && minimum < 0) {
      return Optional.of("minimum of a count must be at least 0. Provided value: " + minimum);
    }
    return wholeBound(minimum) && wholeBound(maximum)
        ? Optional.empty()
        : Optional.of(
            "minimum and maximum must be whole numbers up to 2^53. Provided value: "
                + interval(minimum, maximum));
  }

  private static boolean isWord(String word) {
    return !word.isEmpty()
        && word.equals(word.strip())
        && word.codePoints().noneMatch(Column::unprintable);
  }

  private static String interval(double minimum, double maximum) {
    return "[" + minimum + ", " + maximum + "]";
  }

  private static boolean wholeBound(double bound) {
    return bound == StrictMath.rint(bound) && Math.abs(bound) <= LARGEST_INTEGER;
  }

  /** Whether a word may hold a code point. */
  public static boolean printable(int codePoint) {
    return !unprintable(codePoint);
  }

  private static boolean unprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
