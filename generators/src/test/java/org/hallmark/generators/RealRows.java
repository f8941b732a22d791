package org.hallmark.generators;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Rows of real numbers and of condition features, which a network sees as they are. The arrays are
 * shared and must not be changed.
 *
 * @param values one array per row
 * @param conditions one array per row
 */
public record RealRows(float[][] values, float[][] conditions) implements EncodedRows {
  public RealRows {
    if (values.length != conditions.length) {
      throw new IllegalArgumentException("values and conditions must have the same rows");
    }
  }

  /** Without conditions. */
  public static RealRows of(float[][] values) {
    return new RealRows(values, new float[values.length][0]);
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
    to.put(places[0], values[row]);
    to.put(places[1], conditions[row]);
  }

  /** Equality of the arrays' content. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RealRows r
        && Arrays.deepEquals(values, r.values)
        && Arrays.deepEquals(conditions, r.conditions);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(values);
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "RealRows";
  }
}
