package org.hallmark.tables.spark;

import java.util.Iterator;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Column batches of a file as tables. */
final class ColumnarTables extends PartitionTables {
  private final Iterator<ColumnarBatch> batches;
  private final int[] places;

  /**
   * The tables of some batches.
   *
   * @param places where in a batch each column stands
   */
  ColumnarTables(Iterator<ColumnarBatch> batches, Schema columns, int[] places, String name) {
    super(columns, name);
    this.batches = batches;
    this.places = places;
  }

  @Override
  public boolean hasNext() {
    return batches.hasNext();
  }

  @Override
  public Table next() {
    ColumnarBatch batch = batches.next();
    double[][] cells = new double[places.length][];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = cells(c, batch.column(places[c]), batch.numRows());
    }
    return Table.of(columns(), cells);
  }

  private double[] cells(int column, ColumnVector vector, int rows) {
    boolean text =
        columns().columns().get(column).kind() == Kind.CATEGORY || !numeric(vector.dataType());
    if (vector.dataType() instanceof DoubleType && !text && !vector.hasNull()) {
      return numbers(column, vector.getDoubles(0, rows));
    }
    double[] cells = new double[rows];
    for (int row = 0; row < rows; row++) {
      if (vector.isNullAt(row)) {
        cells[row] = text(column, "");
      } else {
        cells[row] = text ? text(column, text(vector, row)) : number(column, number(vector, row));
      }
    }
    return cells;
  }

  private double[] numbers(int column, double[] cells) {
    boolean real = columns().columns().get(column).kind() == Kind.REAL;
    for (int row = 0; row < cells.length; row++) {
      double number = cells[row];
      // A real number that is finite is its own cell.
      cells[row] =
          real && Math.abs(number) <= Double.MAX_VALUE ? number + 0.0 : number(column, number);
    }
    return cells;
  }

  private static boolean numeric(DataType type) {
    return type instanceof DoubleType
        || type instanceof FloatType
        || type instanceof DecimalType
        || whole(type);
  }

  private static boolean whole(DataType type) {
    return type instanceof LongType
        || type instanceof IntegerType
        || type instanceof ShortType
        || type instanceof ByteType;
  }

  private static double number(ColumnVector vector, int row) {
    DataType type = vector.dataType();
    if (type instanceof DoubleType) {
      return vector.getDouble(row);
    }
    if (type instanceof FloatType) {
      return vector.getFloat(row);
    }
    return type instanceof DecimalType decimal
        ? vector
            .getDecimal(row, decimal.precision(), decimal.scale())
            .toJavaBigDecimal()
            .doubleValue()
        : whole(vector, row);
  }

  private static long whole(ColumnVector vector, int row) {
    DataType type = vector.dataType();
    if (type instanceof LongType) {
      return vector.getLong(row);
    }
    if (type instanceof IntegerType) {
      return vector.getInt(row);
    }
    return type instanceof ShortType ? vector.getShort(row) : vector.getByte(row);
  }

  private static String text(ColumnVector vector, int row) {
    DataType type = vector.dataType();
    if (type instanceof BooleanType) {
      return Boolean.toString(vector.getBoolean(row));
    }
    if (type instanceof DecimalType decimal) {
      return vector
          .getDecimal(row, decimal.precision(), decimal.scale())
          .toJavaBigDecimal()
          .toPlainString();
    }
    return whole(type) ? Long.toString(whole(vector, row)) : vector.getUTF8String(row).toString();
  }
}
