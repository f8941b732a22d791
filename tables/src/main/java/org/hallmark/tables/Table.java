package org.hallmark.tables;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable table, one array of doubles per column.
 *
 * <p>A category's cell is the index of its word. Whole numbers up to 2^53 are exact. Two values are
 * set apart: {@link #MISSING} and {@link #BAD}.
 */
public final class Table implements RowBlocks {
  /** The cell is empty. */
  public static final double MISSING = Double.NaN;

  /** The cell holds something that its column cannot hold. */
  public static final double BAD = Double.NEGATIVE_INFINITY;

  private final Schema schema;
  private final double[][] columns;
  private final int rows;

  private Table(Schema schema, double[][] columns, int rows) {
    this.schema = schema;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * A table of the given columns, which it keeps: they must not be changed afterwards.
   *
   * @throws IllegalArgumentException if the columns are not one per column of the schema, of one
   *     length, each cell finite or one of the two marks, and categories indexes into their words
   */
  public static Table of(Schema schema, double[][] columns) {
    if (columns.length != schema.columns().size()) {
      throw new IllegalArgumentException(
          "columns must be " + schema.columns().size() + ". Provided value: " + columns.length);
    }
    int rows = columns.length == 0 ? 0 : columns[0].length;
    for (int i = 0; i < columns.length; i++) {
      requireCells(schema.columns().get(i), columns[i], rows);
    }
    return new Table(schema, columns.clone(), rows);
  }

  public static boolean isMissing(double cell) {
    return Double.isNaN(cell);
  }

  public static boolean isBad(double cell) {
    return cell == BAD;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public int rows() {
    return rows;
  }

  /** A copy of some rows that follow each other. */
  @Override
  public Table block(int from, int to) {
    double[][] chosen = new double[columns.length][];
    Arrays.setAll(chosen, c -> Arrays.copyOfRange(columns[c], from, to));
    return new Table(schema, chosen, to - from);
  }

  @Override
  public Table table() {
    return this;
  }

  /** The cells of a column: shared, not to be changed. */
  public double[] column(int index) {
    return columns[index];
  }

  /** The cells of a column: shared, not to be changed. */
  public double[] column(String name) {
    return columns[schema.required(name)];
  }

  /** What a cell says, for humans. */
  public String value(int row, String name) {
    return schema.column(name).text(column(name)[row]);
  }

  /** Some of the columns, in the order asked for; cells are shared. */
  public Table select(List<String> names) {
    double[][] chosen = names.stream().map(this::column).toArray(double[][]::new);
    return new Table(schema.select(names), chosen, rows);
  }

  /** Some of the rows, in the order asked for. */
  public Table rows(int[] indexes) {
    double[][] chosen = new double[columns.length][indexes.length];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < indexes.length; i++) {
        chosen[c][i] = columns[c][indexes[i]];
      }
    }
    return new Table(schema, chosen, indexes.length);
  }

  /**
   * The same rows in canonical order: by the first column, then the second and so on; bad cells
   * first, missing ones last.
   */
  public Table sorted() {
    return rows(new RowOrder(columns).of(rows));
  }

  /** Equal schemas and equal cells, bit for bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Table that
        && schema.equals(that.schema)
        && Arrays.deepEquals(columns, that.columns);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + Arrays.deepHashCode(columns);
  }

  /** The names of the columns; never a cell and never the number of rows. */
  @Override
  public String toString() {
    return "Table" + schema.names();
  }

  /** Messages name the column alone: the cells may be confidential. */
  private static void requireCells(Column column, double[] cells, int rows) {
    if (cells.length != rows) {
      throw new IllegalArgumentException(
          "column " + column.name() + " must be as long as the first");
    }
    if (column.kind() != Kind.CATEGORY && PlainArithmetic.allFinite(cells)) {
      return;
    }
    double end = column.kind() == Kind.CATEGORY ? column.values().size() : Double.POSITIVE_INFINITY;
    for (double cell : cells) {
      boolean good = cell < end && (end == Double.POSITIVE_INFINITY || index(cell));
      if (!good && !isMissing(cell)) {
        throw new IllegalArgumentException(
            "cells of column "
                + column.name()
                + " must be finite, missing or bad, and indexes of words in a category");
      }
    }
  }

  private static boolean index(double cell) {
    return isBad(cell) || cell >= 0 && cell == (int) cell;
  }
}
