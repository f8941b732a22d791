package org.hallmark.generators.head;

/**
 * A value as its law sees it.
 *
 * @param value the cell's number, the whole number above the minimum, the place on the unit
 *     interval, or the angle
 * @param known one, or zero where it is missing and the law does not tell that by itself
 * @param weight one, or zero where a ceiling leaves a single real value
 * @param last the last cell or whole number that a ceiling leaves
 * @param logMeasure what makes a log-density of the value of one of the number
 */
public record Target(double value, double known, double weight, double last, double logMeasure) {
  /** Numbers that the engine sees of it. */
  public static final int WIDTH = 4;

  /** What stands for a value that is missing. */
  static Target missing() {
    return new Target(0, 0, 0, 0, 0);
  }
}
