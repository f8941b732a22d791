package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.RowEncoder;
import org.hallmark.generators.vae.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;

class ProbedModelTest {
  private static final VaeShape SHAPE = Fixtures.architecture().shape();
  private static final ParameterLayout LAYOUT = ParameterLayout.of(SHAPE.layers());
  private static final CodedRows ROWS =
      new RowEncoder(Fixtures.architecture(), Fixtures.SCHEMA).encode(Fixtures.rows(700));
  private static final TorchEngine ENGINE = TorchEngine.start(NumericMode.AVX2, Fixtures.natives());
  private static final float[] WEIGHTS = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));

  private static float[] sum(double clip, float[] weights, int[] rows, float[] noise) {
    return sum(Sums.FLOAT32, clip, weights, rows, noise);
  }

  private static float[] sum(Sums sums, double clip, float[] weights, int[] rows, float[] noise) {
    DpSgd dpSgd = new DpSgd(1, clip, 1, 1, 200, sums);
    StepVector sum = dpSgd.zeros(LAYOUT.size());
    try (ProbedModel vae = new ProbedModel(ENGINE, SHAPE, ROWS, dpSgd)) {
      vae.sum(weights, rows, noise, sum);
    }
    float[] released = new float[LAYOUT.size()];
    new DpSgd(1, clip, 1, 1, 1, sums).release(sum, dpSgd.zeros(LAYOUT.size()), released);
    return released;
  }

  private static float[] noise(int rows) {
    Random random = new Random(1);
    float[] noise = new float[rows * SHAPE.latent()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  @Test
  void sum_oneRecordUnclipped_isTheGradientOfTheLoss() {
    int[] row = {5};
    float[] noise = noise(1);
    float[] gradient = sum(1e9, WEIGHTS, row, noise);
    NaiveVae naive = new NaiveVae(SHAPE);
    double[] expected = naive.gradient(WEIGHTS, ROWS, 5, noise);
    double size = Math.sqrt(Arrays.stream(expected).map(g -> g * g).sum());
    for (int i = 0; i < gradient.length; i++) {
      // float32 arithmetic against float64, in units of the whole gradient.
      assertEquals(expected[i], gradient[i], 1e-6 * size, "coordinate " + i);
    }
  }

  @Test
  void sum_oneColumnAlone_isTheGradientOfTheLoss() {
    VaeShape shape = new VaeShape(2, List.of(5), List.of(), List.of(8), 3, 4);
    CodedRows rows =
        new CodedRows(shape, new float[][] {{0.5f, -1}}, new int[][] {{3}}, new int[][] {{}});
    float[] weights = PublicWeights.initial(shape, Fixtures.seed("weights"));
    float[] noise = {0.3f, -0.7f, 1.1f};
    DpSgd dpSgd = new DpSgd(1, 1e9, 1, 1, 1, Sums.FLOAT32);
    StepVector sum = dpSgd.zeros(weights.length);
    try (ProbedModel vae = new ProbedModel(ENGINE, shape, rows, dpSgd)) {
      vae.sum(weights, new int[] {0}, noise, sum);
    }
    double[] expected = new NaiveVae(shape).gradient(weights, rows, 0, noise);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], ((StepVector.Float32) sum).values()[i], 1e-6, "coordinate " + i);
    }
  }

  @Test
  void sum_manyRecords_isTheSumOfNaivelyClippedGradients() {
    int[] rows = IntStream.range(0, 40).toArray();
    float[] noise = noise(rows.length);
    NaiveVae naive = new NaiveVae(SHAPE);
    double[] norms = new double[rows.length];
    double[][] gradients = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      float[] own = Arrays.copyOfRange(noise, i * SHAPE.latent(), (i + 1) * SHAPE.latent());
      gradients[i] = naive.gradient(WEIGHTS, ROWS, rows[i], own);
      norms[i] = Math.sqrt(Arrays.stream(gradients[i]).map(g -> g * g).sum());
    }
    double clip = Arrays.stream(norms).sorted().toArray()[rows.length / 2];
    double[] expected = new double[LAYOUT.size()];
    for (int i = 0; i < rows.length; i++) {
      double factor = Math.min(1, clip / norms[i]);
      for (int k = 0; k < expected.length; k++) {
        expected[k] += factor * gradients[i][k];
      }
    }
    float[] found = sum(clip, WEIGHTS, rows, noise);
    double size = Math.sqrt(Arrays.stream(expected).map(g -> g * g).sum());
    double error = 0;
    for (int k = 0; k < expected.length; k++) {
      error += Math.pow(expected[k] - found[k], 2);
    }
    assertTrue(Math.sqrt(error) <= 1e-6 * size, "relative error " + Math.sqrt(error) / size);
  }

  @Test
  void sum_oneRecord_isNeverLongerThanTheClip() {
    for (int row = 0; row < 50; row++) {
      float[] gradient = sum(0.5, WEIGHTS, new int[] {row}, noise(1));
      // Single precision: the norm of what is summed may exceed the bound by rounding alone.
      assertTrue(norm(gradient) <= 0.5 * (1 + 1e-5));
    }
  }

  @Test
  void sum_noRecords_isZero() {
    assertArrayEquals(new float[LAYOUT.size()], sum(1, WEIGHTS, new int[0], new float[0]));
  }

  @Test
  void sum_moreThanAMicroBatch_addsTheMicroBatches() {
    int[] all = IntStream.range(0, 700).toArray();
    float[] noise = noise(700);
    float[] whole = sum(1, WEIGHTS, all, noise);
    int cut = 3 * MicroBatches.expecting(200).large();
    assertEquals(672, cut);
    float[] a =
        sum(1, WEIGHTS, Arrays.copyOf(all, cut), Arrays.copyOf(noise, cut * SHAPE.latent()));
    float[] b =
        sum(
            1,
            WEIGHTS,
            Arrays.copyOfRange(all, cut, 700),
            Arrays.copyOfRange(noise, cut * SHAPE.latent(), noise.length));
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i];
    }
    assertArrayEquals(a, whole);
  }

  @Test
  void sum_weightsNotFinite_countsEveryRecordAsZero() {
    float[] broken = WEIGHTS.clone();
    broken[0] = Float.NaN;
    broken[LAYOUT.slots().get(8).offset()] = Float.POSITIVE_INFINITY;
    float[] sum = sum(1, broken, new int[] {1, 2, 3}, noise(3));
    assertArrayEquals(new float[LAYOUT.size()], sum);
  }
}
