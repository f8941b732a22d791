package org.hallmark.generators.mixed;

import java.nio.FloatBuffer;
import org.hallmark.generators.EncodedRows;
import org.hallmark.generators.StorableRows;
import org.hallmark.generators.head.Head;
import org.hallmark.generators.head.Law;
import org.hallmark.generators.head.Target;
import org.hallmark.tables.store.MappedMatrix;

/**
 * Rows as a {@link MixedShape} sees them: of each row its columns' codes, places and targets with
 * the sum of their measures, the codes of its guides, and what is given.
 */
public final class MixedRows implements StorableRows {
  private final MixedShape shape;
  private final Layout layout;
  private final float[][] rows;

  private MixedRows(MixedShape shape, int rows) {
    this.shape = shape;
    this.layout = Layout.of(shape);
    this.rows = new float[rows][layout.end()];
  }

  /** Where the numbers of a row begin. */
  private record Layout(int places, int targets, int guides, int given, int end) {
    static Layout of(MixedShape shape) {
      int columns = shape.heads().size();
      int targets = columns + shape.heads().stream().mapToInt(Head::places).sum();
      int guides = targets + Target.WIDTH * columns + 1;
      int given = guides + shape.guides().size() * (columns - 1);
      return new Layout(columns, targets, guides, given, given + shape.given());
    }
  }

  /**
   * Of cells and ceilings by row and column.
   *
   * @param guides of the second column, then those of the third, …, by row
   * @param given features of the keys by row
   */
  static MixedRows of(
      MixedShape shape, double[][] cells, double[][] ceilings, int[][] guides, float[][] given) {
    MixedRows rows = new MixedRows(shape, cells.length);
    int place = rows.layout.places();
    for (int c = 0; c < shape.heads().size(); c++) {
      Head head = shape.heads().get(c);
      Law law = head.law();
      for (int row = 0; row < cells.length; row++) {
        double cell = cells[row][c];
        rows.rows[row][c] = head.code(cell);
        System.arraycopy(head.place(cell), 0, rows.rows[row], place, head.places());
        rows.put(row, c, law.target(cell, ceilings[row][c]));
      }
      place += head.places();
    }
    for (int row = 0; row < cells.length; row++) {
      for (int g = 0; g < guides[row].length; g++) {
        rows.rows[row][rows.layout.guides() + g] = guides[row][g];
      }
      System.arraycopy(given[row], 0, rows.rows[row], rows.layout.given(), given[row].length);
    }
    return rows;
  }

  private void put(int row, int column, Target target) {
    float[] to = rows[row];
    int at = layout.targets() + Target.WIDTH * column;
    to[at] = (float) target.value();
    to[at + 1] = (float) target.known();
    to[at + 2] = (float) target.weight();
    to[at + 3] = (float) target.last();
    to[layout.guides() - 1] += (float) target.logMeasure();
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public void write(int row, float[] noise, int own, FloatBuffer to, int[] at) {
    write(shape, layout, rows[row], to, at);
  }

  private static void write(
      MixedShape shape, Layout layout, float[] row, FloatBuffer to, int[] at) {
    int place = layout.places();
    int next = at[0];
    for (int c = 0; c < shape.heads().size(); c++) {
      Head head = shape.heads().get(c);
      to.put(next + (int) row[c], MixedShape.CODE_INPUT);
      to.put(next + head.book().size(), row, place, head.places());
      next += MixedShape.sight(head);
      place += head.places();
    }
    next = at[1];
    for (int g = layout.guides(); g < layout.given(); g++) {
      to.put(next + (int) row[g], MixedShape.CODE_INPUT);
      next += shape.guides().get((g - layout.guides()) % shape.guides().size());
    }
    to.put(at[2], row, layout.targets(), layout.guides() - layout.targets());
    to.put(at[3], row, layout.given(), layout.end() - layout.given());
  }

  @Override
  public int numbers() {
    return layout.end();
  }

  @Override
  public void numbers(int row, double[] into) {
    for (int i = 0; i < layout.end(); i++) {
      into[i] = rows[row][i];
    }
  }

  @Override
  public EncodedRows like(MappedMatrix stored) {
    return new Stored(shape, layout, stored);
  }

  /** Rows whose numbers lie in a matrix. */
  private record Stored(MixedShape shape, Layout layout, MappedMatrix rows) implements EncodedRows {
    @Override
    public int size() {
      return rows.rows();
    }

    @Override
    public void write(int row, float[] noise, int own, FloatBuffer to, int[] at) {
      double[] numbers = new double[rows.width()];
      rows.read(row, numbers);
      float[] floats = new float[numbers.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) numbers[i];
      }
      MixedRows.write(shape, layout, floats, to, at);
    }

    /** Nothing of the rows. */
    @Override
    public String toString() {
      return "Stored";
    }
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "MixedRows";
  }
}
