package org.hallmark.tables.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class CodesTest {
  private static final Column COUNT =
      Column.number("left", "", Kind.COUNT, "1", 0, 60, Missing.REFUSED);
  private static final Column REAL =
      Column.number("speed", "", Kind.REAL, "m/s", 0, 30, Missing.CATEGORY);
  private static final Column DENSITY =
      Column.number("density", "", Kind.REAL, "1/km", 0, 300, Missing.CATEGORY);
  private static final List<Column> COLUMNS =
      List.of(
          COUNT,
          REAL,
          DENSITY,
          Column.category("edge", "", List.of("a", "b", "c"), Missing.CATEGORY),
          Column.number("minute", "", Kind.INTEGER, "min", -7, 59, Missing.REFUSED),
          Column.number("year", "", Kind.INTEGER, "a", 0, 5000, Missing.REFUSED),
          Column.number("tiny", "", Kind.REAL, "1", 0, 1e-6, Missing.REFUSED),
          Column.number("many", "", Kind.COUNT, "1", 3, 0x1p53, Missing.REFUSED));

  @Test
  void of_count_hasUnitCellsAndThenWideningOnes() {
    assertArrayEquals(
        new double[] {
          0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 26, 28, 30, 32,
          36, 40, 44, 48, 52, 56, 60
        },
        CellEdges.of(COUNT));
  }

  @Test
  void encode_outsideBadAndMissing_neverFails() {
    Codes codes = Codes.of(REAL);
    assertEquals(33, codes.size());
    assertEquals(0, codes.encode(-5));
    assertEquals(31, codes.encode(30));
    assertEquals(31, codes.encode(1e300));
    assertEquals(32, codes.encode(Table.MISSING));
    assertEquals(32, codes.encode(Table.BAD));
    assertEquals(0, Codes.of(COUNT).encode(Table.BAD));
    assertEquals(0, Codes.of(COUNT).encode(-0.0));
  }

  @Test
  void decode_anyCodeAndDraw_encodesToTheCode() {
    SplittableRandom random = new SplittableRandom(31);
    for (Column column : COLUMNS) {
      Codes codes = Codes.of(column);
      for (int code = 0; code < codes.size(); code++) {
        for (double uniform :
            new double[] {0, random.nextDouble(), random.nextDouble(), Math.nextDown(1.0)}) {
          double cell = codes.decode(code, uniform);
          assertEquals(code, codes.encode(cell), column.name() + " " + cell);
          assertTrue(!column.whole() || Table.isMissing(cell) || cell == StrictMath.rint(cell));
        }
      }
    }
  }

  @Test
  void decode_real_hasSixDecimals() {
    Codes codes = Codes.of(REAL);
    assertEquals(0.115741, codes.decode(0, 0.123456789));
    assertEquals(Table.MISSING, codes.decode(32, 0.5));
  }

  @Test
  void decode_wholeCell_drawsEachNumberEquallyOften() {
    Codes codes = Codes.of(COUNT);
    int code = codes.encode(38);
    int[] counts = new int[60];
    for (int i = 0; i < 400; i++) {
      counts[(int) codes.decode(code, (i + 0.5) / 400)]++;
    }
    for (int number = 36; number < 40; number++) {
      assertEquals(100, counts[number]);
    }
  }

  @Test
  void growing_cells_areNarrowNearTheMinimum() {
    Codes codes = Codes.of(DENSITY, CellEdges.growing(DENSITY, 48));
    assertEquals(49, codes.size());
    assertTrue(codes.end(0) < 0.2 && codes.begin(47) > 280);
    assertEquals(300, codes.end(47));
  }

  @Test
  void of_beginsThatDoNotFit_areRefused() {
    for (double[] begins :
        List.of(
            new double[] {},
            new double[] {1},
            new double[] {0, 0},
            new double[] {0, 61},
            new double[] {0, 1.5})) {
      assertThrows(IllegalArgumentException.class, () -> Codes.of(COUNT, begins));
    }
  }
}
