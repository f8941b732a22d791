package org.hallmark.tables;

import java.util.List;
import java.util.SplittableRandom;

/** Tables to test with. */
public final class Tables {
  public static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.category("edge", "", List.of("A0B0", ":J_1", "B'0"), Missing.REFUSED),
              Column.category("weather", "", List.of("dry", "wet"), Missing.CATEGORY),
              Column.number("minute", "", Kind.INTEGER, "min", -5, 59, Missing.REFUSED),
              Column.number("left", "", Kind.COUNT, "1", 0, 60, Missing.CATEGORY),
              Column.number("speed", "", Kind.REAL, "m/s", -10, 30, Missing.CATEGORY),
              Column.number("mass in kg", "", Kind.REAL, "kg", 0, 1e9, Missing.REFUSED)));

  private Tables() {}

  /** Every column at random; cells are missing, where they may be, in three rows of ten. */
  public static Table random(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] cells = new double[SCHEMA.columns().size()][rows];
    for (int c = 0; c < cells.length; c++) {
      Column column = SCHEMA.columns().get(c);
      for (int row = 0; row < rows; row++) {
        boolean missing = column.missing() == Missing.CATEGORY && random.nextInt(10) < 3;
        cells[c][row] = missing ? Table.MISSING : cell(column, random);
      }
    }
    return Table.of(SCHEMA, cells);
  }

  private static double cell(Column column, SplittableRandom random) {
    if (column.whole()) {
      int span = (int) (column.maximum() - column.minimum()) + 1;
      return column.minimum() + random.nextInt(span);
    }
    boolean round = random.nextInt(4) == 0;
    double cell = column.minimum() + random.nextDouble() * (column.maximum() - column.minimum());
    return round ? StrictMath.rint(cell) + 0.0 : cell;
  }
}
