package org.hallmark.generators.encode;

import java.nio.FloatBuffer;
import java.util.List;
import org.hallmark.generators.EncodedRows;

/**
 * Rows of a table as coordinates and condition features. A value with a stretch is put into it anew
 * whenever its row is used, by a normal of the row's own.
 */
final class CoordinateRows implements EncodedRows {
  private final List<Coordinate> coordinates;
  private final double[][] at;
  private final double[][] width;
  private final float[][] conditions;

  /** Of stretches by row. */
  CoordinateRows(
      List<Coordinate> coordinates, double[][] at, double[][] width, float[][] conditions) {
    this.coordinates = coordinates;
    this.at = at;
    this.width = width;
    this.conditions = conditions;
  }

  @Override
  public int size() {
    return at.length;
  }

  @Override
  public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
    int next = own;
    for (int c = 0; c < coordinates.size(); c++) {
      double place = at[row][c];
      if (coordinates.get(c).hasStretches()) {
        place += width[row][c] * Normals.cumulative(noise[next++]);
      }
      to.put(places[0] + c, (float) coordinates.get(c).number(Math.min(1, place)));
    }
    to.put(places[1], conditions[row]);
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "CoordinateRows";
  }
}
