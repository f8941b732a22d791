package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import org.hallmark.generators.CanaryTraining;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;

final class ProbedCanariesTest {
  private static final double CLIP = 0.7;
  private static final CodedRows ROWS = GreyBox.rows(20);
  private static final int[] IN = {0, 3, 1999};
  private static final int MODEL = GreyBox.LAYOUT.size();
  private static final int SIZE = MODEL + 45 * 45 + 45;

  private static DpSgd with(Sums sums) {
    return new DpSgd(1, CLIP, 1, 1, 32, sums);
  }

  private static StepVector sum(Sums sums, int... drawn) {
    StepVector sum = with(sums).zeros(SIZE);
    float[] initial = PublicWeights.initial(GreyBox.SHAPE, Fixtures.seed("weights"));
    try (ProbedCanaries gradients =
        AuditedTraining.canaries(EncodedUnits.ofRecords(ROWS), IN, with(sums))) {
      float[] noise = new float[drawn.length * GreyBox.SHAPE.latent()];
      gradients.sum(Arrays.copyOf(initial, SIZE), drawn, noise, sum);
    }
    return sum;
  }

  private static long[] exact(int... drawn) {
    return GreyBox.values(sum(Sums.EXACT, drawn));
  }

  @Test
  void layer_hasAWeightForEachCanary() {
    assertEquals(45, CanaryTraining.layer(AuditedTraining.CANARIES).inputs());
  }

  @Test
  void sum_ofACanary_isClippedAndNearlyAllAlongItsOwnWeight() {
    double bound = CLIP / with(Sums.EXACT).grid().unit();
    for (int i = 0; i < IN.length; i++) {
      long[] sum = exact(ROWS.size() + i);
      BigDecimal norm = new BigDecimal(ExactSumsTest.squaredNorm(sum));
      assertTrue(norm.compareTo(ExactSumsTest.squaredBound(CLIP)) <= 0, "canary " + IN[i]);
      double along = sum[MODEL + IN[i]] / bound;
      assertTrue(along > 0.997 && along < 1, "canary " + IN[i] + ": " + along);
      assertEquals(2, Arrays.stream(sum).filter(v -> v != 0).count());
    }
  }

  @Test
  void sum_ofRecordsAndCanaries_isTheSumOfBoth() {
    long[] records = exact(2, 7);
    long[] canary = exact(ROWS.size() + 1);
    long[] both = exact(2, ROWS.size() + 1, 7);
    for (int i = 0; i < SIZE; i++) {
      records[i] += canary[i];
    }
    assertArrayEquals(records, both);
  }

  @Test
  void sum_float32_isTheExactOneUpToRounding() {
    float[] floats = ((StepVector.Float32) sum(Sums.FLOAT32, 20, 22)).values();
    long[] whole = exact(20, 22);
    double unit = with(Sums.EXACT).grid().unit();
    for (int i = 0; i < SIZE; i++) {
      assertEquals(whole[i] * unit, floats[i], CLIP / 1000, "coordinate " + i);
    }
  }
}
