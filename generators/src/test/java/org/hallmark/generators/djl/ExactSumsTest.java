package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.JniUtils;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.RowEncoder;
import org.hallmark.generators.vae.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;

class ExactSumsTest {
  private static final VaeShape SHAPE = Fixtures.architecture().shape();
  private static final int SIZE = ParameterLayout.of(SHAPE.layers()).size();
  private static final int RECORDS = 333;
  private static final CodedRows ROWS =
      new RowEncoder(Fixtures.architecture(), Fixtures.SCHEMA).encode(Fixtures.rows(RECORDS));
  private static final float[] WEIGHTS = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));

  /** The noise of a record follows its index, not its place. */
  private static float[] noise(int[] rows) {
    float[] noise = new float[rows.length * SHAPE.latent()];
    for (int i = 0; i < rows.length; i++) {
      Random random = new Random(rows[i]);
      for (int j = 0; j < SHAPE.latent(); j++) {
        noise[i * SHAPE.latent() + j] = (float) random.nextGaussian();
      }
    }
    return noise;
  }

  private static long[] sum(double clip, int microBatch, float[] weights, int... rows) {
    DpSgd dpSgd = new DpSgd(1, clip, 1, 1, 1, Sums.EXACT);
    StepVector sum = dpSgd.zeros(SIZE);
    try (ProbedModel vae =
        new ProbedModel(Trainings.ENGINE, SHAPE, ROWS, dpSgd, MicroBatches.of(microBatch))) {
      vae.sum(weights, rows, noise(rows), sum);
    }
    return ((StepVector.Exact) sum).values();
  }

  private static int[] all() {
    return IntStream.range(0, RECORDS).toArray();
  }

  private static int[] shuffled(int seed) {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, RECORDS).boxed().toList());
    Collections.shuffle(rows, new Random(seed));
    return rows.stream().mapToInt(r -> r).toArray();
  }

  static BigInteger squaredNorm(long[] vector) {
    BigInteger sum = BigInteger.ZERO;
    for (long v : vector) {
      sum = sum.add(BigInteger.valueOf(v).multiply(BigInteger.valueOf(v)));
    }
    return sum;
  }

  /** The clipping norm in units of the grid, squared: a whole number where C is a double. */
  static BigDecimal squaredBound(double clip) {
    BigDecimal units = new BigDecimal(clip / new DpSgd(1, clip, 1, 1, 1, Sums.EXACT).grid().unit());
    return units.multiply(units);
  }

  private static float[] scaled(double factor) {
    float[] weights = WEIGHTS.clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= (float) factor;
    }
    return weights;
  }

  @Test
  void sum_anyOrder_isTheSameInEveryBit() {
    long[] expected = sum(0.7, 64, WEIGHTS, all());
    for (int seed = 0; seed < 5; seed++) {
      assertArrayEquals(expected, sum(0.7, 64, WEIGHTS, shuffled(seed)));
    }
  }

  @Test
  void sum_anyMicroBatch_isTheSameInEveryBit() {
    long[] expected = sum(0.7, 512, WEIGHTS, all());
    for (int microBatch : new int[] {32, 64, 96, 256}) {
      assertArrayEquals(
          expected,
          sum(0.7, microBatch, WEIGHTS, shuffled(microBatch)),
          "micro-batch of " + microBatch);
    }
  }

  @Test
  void sum_largeAndSmallMicroBatches_isTheSameInEveryBit() {
    DpSgd dpSgd = new DpSgd(1, 0.7, 1, 1, 300, Sums.EXACT);
    StepVector sum = dpSgd.zeros(SIZE);
    try (ProbedModel vae = new ProbedModel(Trainings.ENGINE, SHAPE, ROWS, dpSgd)) {
      vae.sum(WEIGHTS, all(), noise(all()), sum);
      vae.sum(WEIGHTS, all(), noise(all()), sum);
    }
    assertArrayEquals(sum(0.7, 32, WEIGHTS, all()), ((StepVector.Exact) sum).values());
  }

  @Test
  void sum_twoThreads_isTheSameInEveryBit() {
    long[] expected = sum(0.7, 512, WEIGHTS, all());
    JniUtils.setNumThreads(2);
    try {
      assertArrayEquals(expected, sum(0.7, 512, WEIGHTS, all()));
    } finally {
      JniUtils.setNumThreads(1);
    }
  }

  @Test
  void sum_oneRecord_isNeverLongerThanTheClipInWholeNumbers() {
    for (double clip : new double[] {0x1p-20, 0.01, 0.7, 1, 37, 1e5}) {
      for (double factor : new double[] {1, 20}) {
        float[] weights = scaled(factor);
        for (int row = 0; row < 12; row++) {
          BigInteger norm = squaredNorm(sum(clip, 32, weights, row));
          assertTrue(
              new BigDecimal(norm).compareTo(squaredBound(clip)) < 0,
              "record " + row + " at " + clip);
        }
      }
    }
  }

  @Test
  void sum_clippedRecord_nearlyReachesTheClip() {
    double norm = Math.sqrt(squaredNorm(sum(0.1, 32, WEIGHTS, 7)).doubleValue());
    double bound = Math.sqrt(squaredBound(0.1).doubleValue());
    assertTrue(norm > 0.998 * bound, "share of the clip " + norm / bound);
  }

  @Test
  void sum_recordMoreInTheMiddle_addsItsOwnVectorAndNoBitElse() {
    int added = 100;
    int[] without = IntStream.range(0, RECORDS).filter(r -> r != added).toArray();
    long[] own = sum(0.7, 32, WEIGHTS, added);
    long[] expected = sum(0.7, 64, WEIGHTS, without);
    for (int i = 0; i < expected.length; i++) {
      expected[i] += own[i];
    }
    assertArrayEquals(expected, sum(0.7, 64, WEIGHTS, all()));
  }

  @Test
  void sum_againstFloat32_losesAlmostNothing() {
    DpSgd dpSgd = new DpSgd(1, 0.7, 1, 1, 1, Sums.FLOAT32);
    StepVector floats = dpSgd.zeros(SIZE);
    try (ProbedModel vae =
        new ProbedModel(Trainings.ENGINE, SHAPE, ROWS, dpSgd, MicroBatches.of(64))) {
      vae.sum(WEIGHTS, all(), noise(all()), floats);
    }
    long[] exact = sum(0.7, 64, WEIGHTS, all());
    double unit = new DpSgd(1, 0.7, 1, 1, 1, Sums.EXACT).grid().unit();
    double error = 0;
    double size = 0;
    for (int i = 0; i < exact.length; i++) {
      float value = ((StepVector.Float32) floats).values()[i];
      error += Math.pow(exact[i] * unit - value, 2);
      size += value * (double) value;
    }
    // Measured 2.4e-4; cutting towards zero is what is lost.
    assertTrue(Math.sqrt(error / size) < 1e-3, "relative error " + Math.sqrt(error / size));
  }

  @Test
  void sum_weightsNotFinite_countsEveryRecordAsZero() {
    float[] broken = WEIGHTS.clone();
    broken[0] = Float.NaN;
    assertArrayEquals(new long[SIZE], sum(1, 32, broken, 1, 2, 3));
    assertArrayEquals(new long[SIZE], sum(1, 32, scaled(1e30), 1, 2, 3));
    assertArrayEquals(new long[SIZE], sum(1, 32, WEIGHTS));
  }

  @Test
  void requireExactness_hereAndNow_passes() {
    DpSgd dpSgd = new DpSgd(1, 1, 1, 1, 500, Sums.EXACT);
    try (ProbedModel vae = new ProbedModel(Trainings.ENGINE, SHAPE, ROWS, dpSgd)) {
      vae.requireExactness(WEIGHTS);
    }
  }
}
