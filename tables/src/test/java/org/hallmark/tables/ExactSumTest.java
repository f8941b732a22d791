package org.hallmark.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  @Test
  void value_cancellation_keepsTheSmallTerm() {
    assertEquals(1e-300, ExactSum.of(1e300, 1e-300, -1e300));
    assertEquals(0x1p-1074, ExactSum.of(Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE));
    assertEquals(1e16 + 2, ExactSum.of(1e16, 1, 1));
    assertEquals(0, ExactSum.of(0.1, -0.1));
    assertEquals(0, ExactSum.of());
  }

  @Test
  void value_halfway_goesToTheEvenNeighbour() {
    assertEquals(0x1p53, ExactSum.of(0x1p53, 1));
    assertEquals(0x1p53 + 4, ExactSum.of(0x1p53, 3));
    assertEquals(0x1p53 + 2, ExactSum.of(0x1p53, 1, Double.MIN_VALUE));
    assertEquals(-0x1p53, ExactSum.of(-0x1p53, -1));
  }

  @Test
  void value_ends_areThoseOfDoubles() {
    assertEquals(Double.POSITIVE_INFINITY, ExactSum.of(Double.MAX_VALUE, Double.MAX_VALUE));
    assertEquals(Double.MAX_VALUE, ExactSum.of(Double.MAX_VALUE, 0x1p969));
    assertEquals(Double.POSITIVE_INFINITY, ExactSum.of(Double.MAX_VALUE, 0x1p970));
    assertEquals(Double.MIN_NORMAL, ExactSum.of(Double.MIN_NORMAL / 2, Double.MIN_NORMAL / 2));
    assertThrows(IllegalArgumentException.class, () -> new ExactSum().add(Double.NaN));
  }

  /** BigDecimal is exact, and its text is parsed with one rounding. */
  @Test
  void value_randomTerms_agreesWithBigDecimalInAnyOrderAndSplit() {
    SplittableRandom random = new SplittableRandom(21);
    for (int round = 0; round < 200; round++) {
      double[] terms = terms(random, 40);
      BigDecimal exact = BigDecimal.ZERO;
      ExactSum backwards = new ExactSum();
      ExactSum half = new ExactSum();
      ExactSum rest = new ExactSum();
      for (int i = 0; i < terms.length; i++) {
        exact = exact.add(new BigDecimal(terms[i]));
        backwards.add(terms[terms.length - 1 - i]);
        (i % 3 == 0 ? half : rest).add(terms[i]);
      }
      double expected = Double.parseDouble(exact.toString());
      assertEquals(expected, ExactSum.of(terms));
      assertEquals(expected, backwards.value());
      assertEquals(expected, half.add(rest).value());
    }
  }

  @Test
  void add_array_isThatOfEveryNumber() {
    SplittableRandom random = new SplittableRandom(22);
    for (int length : new int[] {0, 100, 20_000}) {
      double[] terms = terms(random, length + 7);
      ExactSum one = new ExactSum();
      for (int i = 0; i < length; i++) {
        one.add(terms[i]);
      }
      assertEquals(one.value(), new ExactSum().add(terms, length).value());
      assertEquals(0, one.add(negative(terms), length).value());
    }
    double[] infinite = new double[20_000];
    infinite[5] = Double.POSITIVE_INFINITY;
    infinite[6] = Double.NEGATIVE_INFINITY;
    assertThrows(IllegalArgumentException.class, () -> new ExactSum().add(infinite, 20_000));
  }

  private static double[] negative(double[] terms) {
    return Arrays.stream(terms).map(term -> -term).toArray();
  }

  private static double[] terms(SplittableRandom random, int count) {
    double[] terms = new double[count];
    int spread = random.nextInt(1, 900);
    for (int i = 0; i < count; i++) {
      terms[i] = StrictMath.scalb(random.nextDouble() - 0.5, random.nextInt(2 * spread) - spread);
    }
    return terms;
  }
}
