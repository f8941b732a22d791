package org.hallmark.generators;

import java.nio.FloatBuffer;

/**
 * Rows as a model sees them: of each row the same numbers, in parts of the widths that {@link
 * Network#parts} tells.
 */
public interface EncodedRows {
  /** The number of rows. */
  int size();

  /**
   * Writes one row over zeros.
   *
   * @param row its number
   * @param noise standard normals, of which the row's own begin at {@code own}; none of them may
   *     meet another row
   * @param places where each part of the row begins in {@code to}
   */
  void write(int row, float[] noise, int own, FloatBuffer to, int[] places);
}
