package org.hallmark.generators.encode;

import java.nio.FloatBuffer;
import java.util.List;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.StorableRows;
import org.hallmark.tables.store.MappedMatrix;

/**
 * Rows of a table as coordinates and condition features. A value with a stretch is put into it anew
 * whenever its row is used, by a normal of the row's own.
 *
 * <p>A row's numbers are where the stretches begin, their widths, and the features.
 */
final class CoordinateRows implements StorableRows {
  private final List<Coordinate> coordinates;
  private final int features;
  private final int size;
  private final Numbers rows;

  /** Puts down the numbers of a row. */
  private interface Numbers {
    void of(int row, double[] into);
  }

  private CoordinateRows(List<Coordinate> coordinates, int features, int size, Numbers rows) {
    this.coordinates = coordinates;
    this.features = features;
    this.size = size;
    this.rows = rows;
  }

  /** Of stretches by row. */
  static CoordinateRows of(
      List<Coordinate> coordinates,
      int features,
      double[][] at,
      double[][] width,
      float[][] conditions) {
    int values = coordinates.size();
    return new CoordinateRows(
        coordinates,
        features,
        at.length,
        (row, into) -> {
          System.arraycopy(at[row], 0, into, 0, values);
          System.arraycopy(width[row], 0, into, values, values);
          for (int i = 0; i < features; i++) {
            into[2 * values + i] = conditions[row][i];
          }
        });
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int numbers() {
    return 2 * coordinates.size() + features;
  }

  @Override
  public void numbers(int row, double[] into) {
    rows.of(row, into);
  }

  @Override
  public EncodedRows like(MappedMatrix stored) {
    return new CoordinateRows(coordinates, features, stored.rows(), stored::read);
  }

  @Override
  public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
    double[] numbers = new double[numbers()];
    rows.of(row, numbers);
    int values = coordinates.size();
    int next = own;
    for (int c = 0; c < values; c++) {
      double place = numbers[c];
      if (coordinates.get(c).hasStretches()) {
        place += numbers[values + c] * Normals.cumulative(noise[next++]);
      }
      to.put(places[0] + c, (float) coordinates.get(c).number(Math.min(1, place)));
    }
    for (int i = 0; i < features; i++) {
      to.put(places[1] + i, (float) numbers[2 * values + i]);
    }
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "CoordinateRows";
  }
}
