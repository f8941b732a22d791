package org.hallmark.metrics.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hallmark.provenance.seed.PublicSeed;
import org.junit.jupiter.api.Test;

class HypergeometricDrawsTest {
  private static final PublicSeed SEED = new PublicSeed("split", "4b".repeat(32));

  @Test
  void split_manyShapes_hasTheSampleSizeAndNoMoreThanThereIs() {
    long[] counts = {0, 3, 100_000, 17, 2_000_000_000L, 0, 1, 40};
    long total = Arrays.stream(counts).sum();
    for (long sample : new long[] {0, 1, 30, total / 2, total - 30, total}) {
      long[] drawn = HypergeometricDraws.split(SEED.draws(sample), counts, sample);
      assertEquals(sample, Arrays.stream(drawn).sum());
      for (int k = 0; k < counts.length; k++) {
        assertTrue(drawn[k] >= 0 && drawn[k] <= counts[k], Arrays.toString(drawn));
      }
    }
  }

  @Test
  void split_all_isAll() {
    long[] counts = {5, 0, 70_000};
    assertArrayEquals(counts, HypergeometricDraws.split(SEED.draws(1), counts, 70_005));
  }

  @Test
  void split_moreThanThereIs_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> HypergeometricDraws.split(SEED.draws(1), new long[] {1, 2}, 4));
  }
}
