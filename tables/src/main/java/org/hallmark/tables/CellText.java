package org.hallmark.tables;

import java.io.Serializable;
import java.util.HashMap;

/**
 * Parses the text of a cell, the same way for every source and in every locale.
 *
 * <p>A number is decimal: an optional sign, digits with at most one point, an optional exponent;
 * blanks around it do not count. It becomes the nearest double, and -0 becomes 0. NaN, infinities,
 * hexadecimal and digit groups are bad, and so is a fraction where the column holds whole numbers.
 */
public final class CellText implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Column column;
  private final HashMap<String, Integer> words;

  /** The parser of one column. */
  public CellText(Column column) {
    this.column = column;
    this.words = Schema.indexes(column.values());
  }

  /** The cell that a text stands for; empty text is {@link Table#MISSING} where that is allowed. */
  public double parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return column.missing() == Missing.CATEGORY ? Table.MISSING : Table.BAD;
    }
    return column.kind() == Kind.CATEGORY ? word(stripped) : number(stripped);
  }

  /**
   * One text for all texts that say the same, whatever column they stand in: the bits of a number,
   * else the text without the blanks around it.
   */
  public static String canonical(String text) {
    String stripped = text.strip();
    double number = Decimal.parse(stripped);
    return Double.isNaN(number)
        ? stripped
        : "#" + Long.toHexString(Double.doubleToLongBits(number + 0.0));
  }

  /** A number that is one already: itself, or {@link Table#BAD}. */
  public double parse(double number) {
    boolean whole = number == StrictMath.rint(number) && Math.abs(number) <= Column.LARGEST_INTEGER;
    boolean good = column.kind() == Kind.REAL ? Double.isFinite(number) : whole;
    return good ? number + 0.0 : Table.BAD;
  }

  /** What the column holds, in words, as it follows "expected:". */
  public String expected() {
    String what =
        switch (column.kind()) {
          case CATEGORY -> "one of " + column.values();
          case COUNT, INTEGER -> "a whole number";
          case REAL -> "a finite number";
        };
    return column.missing() == Missing.CATEGORY ? what + ", or nothing" : what;
  }

  private double word(String text) {
    Integer index = words.get(text);
    return index == null ? Table.BAD : index;
  }

  private double number(String text) {
    double number = Decimal.parse(text);
    return Double.isNaN(number) ? Table.BAD : parse(number);
  }
}
