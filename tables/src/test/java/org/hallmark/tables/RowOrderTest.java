package org.hallmark.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {
  private static final double[] VALUES = {
    0, -0.0, 1, Table.MISSING, Table.BAD, Double.POSITIVE_INFINITY
  };

  @Test
  void of_equalAndUnusualValues_isTheStableOrderOfDoubles() {
    Random random = new Random(5);
    for (int rows : new int[] {0, 1, 15, 17, 1000}) {
      double[][] columns = new double[2][rows];
      for (double[] column : columns) {
        for (int row = 0; row < rows; row++) {
          column[row] = VALUES[random.nextInt(VALUES.length)];
        }
      }
      Comparator<Integer> first = Comparator.comparingDouble(row -> columns[0][row]);
      Comparator<Integer> both = first.thenComparingDouble(row -> columns[1][row]);
      int[] expected = IntStream.range(0, rows).boxed().sorted(both).mapToInt(i -> i).toArray();
      assertArrayEquals(expected, new RowOrder(columns).of(rows));
    }
  }

  @Test
  void compare_anyRows_tellsTheOrder() {
    RowOrder order = new RowOrder(new double[][] {{1, 1, 2}, {3, 3, 0}});
    assertTrue(order.compare(0, 2) < 0 && order.compare(2, 1) > 0 && order.compare(0, 1) == 0);
  }
}
