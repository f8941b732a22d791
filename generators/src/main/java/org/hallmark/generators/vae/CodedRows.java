package org.hallmark.generators.vae;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.StorableRows;
import org.hallmark.tables.store.MappedMatrix;

/**
 * Rows as a conditional model sees them: dense condition features, one code per modelled column,
 * and for each column but the first one code per guide. The arrays are shared and must not be
 * changed.
 *
 * @param shape gives the number of codes of columns and guides
 * @param conditions one array of features per row
 * @param codes one array of codes per row, each below its column's number of codes
 * @param guides one array of codes per row: the guides of the second column, then those of the
 *     third, …
 */
public record CodedRows(VaeShape shape, float[][] conditions, int[][] codes, int[][] guides)
    implements StorableRows {
  public CodedRows {
    if (conditions.length != codes.length || guides.length != codes.length) {
      throw new IllegalArgumentException("conditions, codes and guides must have the same rows");
    }
  }

  @Override
  public int size() {
    return codes.length;
  }

  /** Codes, guides and conditions. */
  @Override
  public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
    oneHot(to, places[0], codes[row], shape.codes());
    oneHot(to, places[1], guides[row], shape.guides());
    to.put(places[2], conditions[row]);
  }

  /** Codes, guides, features. */
  @Override
  public int numbers() {
    return shape.codes().size() + guidesOf(shape) + shape.conditions();
  }

  @Override
  public void numbers(int row, double[] into) {
    int at = 0;
    for (int code : codes[row]) {
      into[at++] = code;
    }
    for (int guide : guides[row]) {
      into[at++] = guide;
    }
    for (float feature : conditions[row]) {
      into[at++] = feature;
    }
  }

  @Override
  public EncodedRows like(MappedMatrix stored) {
    return new Stored(shape, stored);
  }

  private static int guidesOf(VaeShape shape) {
    return shape.guides().size() * (shape.codes().size() - 1);
  }

  /** Rows whose numbers lie in a matrix. */
  private record Stored(VaeShape shape, MappedMatrix rows) implements EncodedRows {
    @Override
    public int size() {
      return rows.rows();
    }

    @Override
    public void write(int row, float[] noise, int own, FloatBuffer to, int[] places) {
      double[] numbers = new double[rows.width()];
      rows.read(row, numbers);
      int codes = shape.codes().size();
      int guides = guidesOf(shape);
      oneHot(to, places[0], whole(numbers, 0, codes), shape.codes());
      oneHot(to, places[1], whole(numbers, codes, guides), shape.guides());
      for (int i = codes + guides; i < numbers.length; i++) {
        to.put(places[2] + i - codes - guides, (float) numbers[i]);
      }
    }

    private static int[] whole(double[] numbers, int from, int count) {
      int[] whole = new int[count];
      Arrays.setAll(whole, i -> (int) numbers[from + i]);
      return whole;
    }

    /** Nothing of the rows. */
    @Override
    public String toString() {
      return "Stored";
    }
  }

  /** Marks one place per code; the widths repeat where there are more codes. */
  private static void oneHot(FloatBuffer to, int offset, int[] codes, List<Integer> widths) {
    int at = offset;
    for (int c = 0; c < codes.length; c++) {
      to.put(at + codes[c], VaeShape.CODE_INPUT);
      at += widths.get(c % widths.size());
    }
  }

  /** Equality of the arrays' content. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CodedRows e
        && Arrays.deepEquals(conditions, e.conditions)
        && Arrays.deepEquals(codes, e.codes)
        && Arrays.deepEquals(guides, e.guides);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(codes);
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "CodedRows";
  }
}
