package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.junit.jupiter.api.Test;

class RowsTest {
  /** Relative. Measured 2e-7: float32 arithmetic, whose unit is 6e-8. */
  private static final double TOLERANCE = 1e-6;

  private static final int RECORDS = 64;

  @Test
  void squaredNorms_againstOneBackwardPassPerRecord_agreeToAMillionth() {
    CodedRows rows = StepBenchmark.rows(RECORDS);
    int latent = StepBenchmark.SHAPE.latent();
    float[] weights = PublicWeights.initial(StepBenchmark.SHAPE, Fixtures.seed("weights"));
    float[] normals = StepBenchmark.normals(RECORDS * latent);
    double[] norms = norms(rows, weights, normals);
    NaiveVae naive = new NaiveVae(StepBenchmark.SHAPE);
    float[] single = new float[weights.length];
    try (PlainVae plain = new PlainVae(Trainings.ENGINE, StepBenchmark.SHAPE, rows, 1)) {
      for (int i = 0; i < RECORDS; i++) {
        float[] own = Arrays.copyOfRange(normals, i * latent, (i + 1) * latent);
        plain.gradient(weights, new int[] {i}, own, single);
        double byEngine = norm(single);
        double inDoubles = norm(naive.gradient(weights, rows, i, own));
        assertEquals(1, norms[i] / byEngine, TOLERANCE, "record " + i + " by the engine");
        assertEquals(1, norms[i] / inDoubles, TOLERANCE, "record " + i + " in double precision");
      }
    }
  }

  private static double[] norms(CodedRows rows, float[] weights, float[] normals) {
    DpSgd dpSgd = new DpSgd(1, 1, 1, 1, RECORDS, Sums.FLOAT32);
    double[] norms = new double[RECORDS];
    try (ProbedModel vae = new ProbedModel(Trainings.ENGINE, StepBenchmark.SHAPE, rows, dpSgd)) {
      vae.eachFactors(
          weights,
          rows,
          IntStream.range(0, RECORDS).toArray(),
          normals,
          (factors, records) -> {
            double[] squares = Rows.squaredNorms(factors, 1);
            Arrays.setAll(norms, i -> Math.sqrt(squares[i]));
          });
    }
    return norms;
  }

  private static double norm(float[] values) {
    return Math.sqrt(
        IntStream.range(0, values.length).mapToDouble(i -> (double) values[i] * values[i]).sum());
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }

  @Test
  void factors_normsOfAllKinds_areTheClipOverTheNorm() {
    double[] squares = {0, 1, 4, Double.POSITIVE_INFINITY, Double.NaN, 9};
    float[] factors = Rows.factors(squares, 5, 1, 1);
    assertEquals(1, factors[0]);
    assertEquals(1, factors[1]);
    assertEquals(0.5, factors[2], 1e-7);
    assertTrue(factors[2] < 0.5);
    assertArrayEquals(new float[] {0, 0, 0}, Arrays.copyOfRange(factors, 3, 6));
  }
}
