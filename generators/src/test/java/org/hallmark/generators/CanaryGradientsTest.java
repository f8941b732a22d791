package org.hallmark.generators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;

final class CanaryGradientsTest {
  private static final double CLIP = 0.7;
  private static final ParameterLayout LAYOUT =
      new ParameterLayout().and("w", List.of(2)).and("b", List.of(1));

  /** Ten records; those drawn are counted in every weight. */
  private static CanaryGradients canaries(DpSgd dpSgd) {
    ClippedGradients records =
        new ClippedGradients() {
          @Override
          public void sum(float[] weights, int[] rows, float[] noise, StepVector sum) {
            assertEquals(LAYOUT.size(), weights.length);
            assertEquals(rows.length, noise.length);
            if (sum instanceof StepVector.Exact exact) {
              Arrays.fill(exact.values(), rows.length);
            } else if (sum instanceof StepVector.Float32 floats) {
              Arrays.fill(floats.values(), rows.length);
            }
          }

          @Override
          public void close() {}
        };
    return new CanaryGradients(records, LAYOUT, 10, new int[] {0, 3}, dpSgd, 1);
  }

  private static DpSgd with(Sums sums) {
    return new DpSgd(1, CLIP, 1, 1, 1, sums);
  }

  @Test
  void sum_exact_addsTheClipInWholeUnitsButNeverMore() {
    DpSgd dpSgd = with(Sums.EXACT);
    StepVector.Exact sum = new StepVector.Exact(new long[] {9, 9, 9, 9, 9, 9, 9});
    canaries(dpSgd).sum(new float[7], new int[] {2, 11, 4}, new float[3], sum);
    long canary = sum.values()[6];
    assertArrayEquals(new long[] {2, 2, 2, 0, 0, 0, canary}, sum.values());
    BigDecimal units = new BigDecimal(CLIP / dpSgd.grid().unit());
    assertTrue(BigDecimal.valueOf(canary).compareTo(units) <= 0);
    assertTrue(BigDecimal.valueOf(canary + 1).compareTo(units) > 0);
  }

  @Test
  void sum_float32_addsTheClip() {
    StepVector.Float32 sum = new StepVector.Float32(new float[] {9, 9, 9, 9, 9, 9, 9});
    canaries(with(Sums.FLOAT32)).sum(new float[7], new int[] {10, 5}, new float[2], sum);
    assertArrayEquals(new float[] {1, 1, 1, (float) CLIP, 0, 0, 0}, sum.values());
  }
}
