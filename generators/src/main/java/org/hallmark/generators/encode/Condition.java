package org.hallmark.generators.encode;

import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;

/**
 * How a key column becomes features that a model is conditioned on.
 *
 * @param column its name
 * @param form what the features are
 * @param minimum the column's least value
 * @param maximum the column's greatest value
 */
public record Condition(String column, Form form, double minimum, double maximum) {
  /** What the features are. */
  public enum Form {
    /**
     * The square root of the number of values for the value at hand, zero for all others: unit
     * second moment where all values are as frequent, whatever their number.
     */
    ONE_HOT,
    /**
     * The value scaled to u in [−1, 1], then sin(πku) and cos(πku) for k = 1, …, {@value
     * Condition#HARMONICS}: smooth in the value.
     */
    HARMONICS
  }

  /** Sine and cosine pairs of {@link Form#HARMONICS}. */
  public static final int HARMONICS = 4;

  /** Integers with more values than this become {@link Form#HARMONICS}. */
  public static final int LARGEST_ONE_HOT = 32;

  public Condition {
    if (!(minimum < maximum && maximum - minimum < Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "maximum must be above minimum, by less than 2^31. Provided value: " + maximum);
    }
  }

  /** The form that the column's kind and range ask for. */
  public static Condition of(Column column) {
    boolean words = column.kind() == Kind.CATEGORY;
    boolean few = column.maximum() - column.minimum() < LARGEST_ONE_HOT;
    // A category of one word still has a range, though a void one.
    double maximum = Math.max(column.maximum(), column.minimum() + 1);
    return new Condition(
        column.name(), words || few ? Form.ONE_HOT : Form.HARMONICS, column.minimum(), maximum);
  }

  /** The number of features. */
  public int width() {
    return form == Form.ONE_HOT ? (int) (maximum - minimum) + 1 : 1 + 2 * HARMONICS;
  }

  /** Writes the features of {@code value}; a cell that is no value of the column leaves zeros. */
  public void write(double value, float[] features, int offset) {
    if (!(value >= minimum && value <= maximum)) {
      return;
    }
    if (form == Form.ONE_HOT) {
      features[offset + (int) (value - minimum)] = (float) Math.sqrt(width());
      return;
    }
    double u = 2 * (value - minimum) / (maximum - minimum) - 1;
    features[offset] = (float) u;
    for (int k = 1; k <= HARMONICS; k++) {
      features[offset + 2 * k - 1] = (float) StrictMath.sin(StrictMath.PI * k * u);
      features[offset + 2 * k] = (float) StrictMath.cos(StrictMath.PI * k * u);
    }
  }
}
