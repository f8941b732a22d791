package org.hallmark.provenance.json;

/**
 * An interval of numbers that a field may hold.
 *
 * @param lower the lower end, or negative infinity
 * @param lowerEnd whether the lower end belongs to it
 * @param upper the upper end, or positive infinity
 * @param upperEnd whether the upper end belongs to it
 */
public record Bounds(double lower, End lowerEnd, double upper, End upperEnd) {

  /** Whether an end belongs to an interval. */
  public enum End {
    OPEN,
    CLOSED
  }

  public Bounds {
    if (!(lower < upper || (lower == upper && lowerEnd == End.CLOSED && upperEnd == End.CLOSED))) {
      throw new IllegalArgumentException(
          "upper must be above lower. Provided value: " + upper + " for lower " + lower);
    }
  }

  /** Every finite number. */
  public static Bounds finite() {
    return open(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Every finite number above zero. */
  public static Bounds positive() {
    return open(0, Double.POSITIVE_INFINITY);
  }

  /** Every finite number from {@code lower} on. */
  public static Bounds atLeast(double lower) {
    return new Bounds(lower, End.CLOSED, Double.POSITIVE_INFINITY, End.OPEN);
  }

  /** {@code [lower, upper]}. */
  public static Bounds closed(double lower, double upper) {
    return new Bounds(lower, End.CLOSED, upper, End.CLOSED);
  }

  /** {@code (lower, upper)}. */
  public static Bounds open(double lower, double upper) {
    return new Bounds(lower, End.OPEN, upper, End.OPEN);
  }

  /** Whether {@code number} lies inside; infinities and NaN never do. */
  public boolean contains(double number) {
    return Double.isFinite(number)
        && (lowerEnd == End.CLOSED ? number >= lower : number > lower)
        && (upperEnd == End.CLOSED ? number <= upper : number < upper);
  }

  /** The constraint in words, as it follows "must be". */
  public String inWords() {
    boolean below = Double.isFinite(lower);
    boolean above = Double.isFinite(upper);
    if (below && above) {
      return "a number in "
          + (lowerEnd == End.CLOSED ? "[" : "(")
          + EcmaScriptNumbers.format(lower)
          + ", "
          + EcmaScriptNumbers.format(upper)
          + (upperEnd == End.CLOSED ? "]" : ")");
    }
    if (below) {
      return "a number "
          + (lowerEnd == End.CLOSED ? "of at least " : "above ")
          + EcmaScriptNumbers.format(lower);
    }
    if (above) {
      return "a number "
          + (upperEnd == End.CLOSED ? "of at most " : "below ")
          + EcmaScriptNumbers.format(upper);
    }
    return "a number";
  }

  /** A number inside: what a reader goes on with after a mistake. */
  double anyInside() {
    if (Double.isFinite(lower) && Double.isFinite(upper)) {
      return lower + (upper - lower) / 2;
    }
    if (Double.isFinite(lower)) {
      return lowerEnd == End.CLOSED ? lower : lower + 1;
    }
    return Double.isFinite(upper) ? (upperEnd == End.CLOSED ? upper : upper - 1) : 0;
  }
}
