package org.hallmark.tables.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuantileHistogramTest {
  @Test
  void rank_fewValues_isExact() {
    double[] values = values(QuantileHistogram.EXACT);
    QuantileHistogram histogram = histogram(values);
    Arrays.sort(values);
    for (int rank : new int[] {1, 2, 5000, QuantileHistogram.EXACT}) {
      QuantileHistogram.Place place = histogram.rank(rank);
      assertEquals(values[rank - 1] + 0.0, place.low());
      assertEquals(values[rank - 1] + 0.0, place.high());
    }
  }

  @Test
  void rank_manyValues_isWithinAThousandth() {
    double[] values = values(QuantileHistogram.EXACT + 1);
    QuantileHistogram histogram = histogram(values);
    Arrays.sort(values);
    boolean wide = false;
    for (int rank = 1; rank <= values.length; rank++) {
      double value = values[rank - 1];
      QuantileHistogram.Place place = histogram.rank(rank);
      assertTrue(place.low() <= value && value <= place.high(), value + " in " + place);
      double width = place.high() - place.low();
      assertTrue(
          width <= Math.abs(value) / 1000 || Math.abs(value) < Double.MIN_NORMAL, place + "");
      wide |= width > 0;
    }
    assertTrue(wide);
    assertEquals(values[0], histogram.rank(1).low());
    assertEquals(values[values.length - 1], histogram.rank(values.length).high());
  }

  @Test
  void merge_parts_equalsTheWhole() {
    for (int size : new int[] {100, 3 * QuantileHistogram.EXACT}) {
      double[] values = values(size);
      QuantileHistogram one = histogram(Arrays.copyOfRange(values, size / 3, size));
      one.merge(histogram(Arrays.copyOf(values, size / 3)));
      assertEquals(histogram(values), one);
      assertEquals(size, one.count());
      assertTrue(!histogram(Arrays.copyOf(values, size - 1)).equals(one));
    }
  }

  @Test
  void rank_none_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new QuantileHistogram().rank(1));
    assertThrows(IllegalArgumentException.class, () -> histogram(new double[] {1}).rank(2));
  }

  private static QuantileHistogram histogram(double[] values) {
    QuantileHistogram histogram = new QuantileHistogram();
    for (double value : values) {
      histogram.add(value);
    }
    return histogram;
  }

  /** Of both signs and many sizes, with zeros, subnormal and extreme ones. */
  private static double[] values(int size) {
    SplittableRandom random = new SplittableRandom(size);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = (random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(-5, 6));
    }
    values[0] = -Double.MAX_VALUE;
    values[1] = Double.MIN_VALUE;
    values[2] = -0.0;
    values[3] = 0.0;
    values[4] = Double.MAX_VALUE;
    return values;
  }
}
