package org.hallmark.generators.djl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.ClippedGradients;
import org.hallmark.generators.DpTraining;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.vae.CodedRows;
import org.hallmark.generators.vae.RowEncoder;
import org.hallmark.generators.vae.VaeShape;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;

/**
 * A training with a window: what two neighbouring tables give at the same weights with the same
 * randomness, step by step, and what must hold of it.
 *
 * <p>The neighbours are a table and the table without its last record.
 */
final class GreyBox {
  static final VaeShape SHAPE = Fixtures.architecture().shape();
  static final ParameterLayout LAYOUT = ParameterLayout.of(SHAPE.layers());
  static final int RECORDS = 160;
  static final DpSgd DP_SGD = new DpSgd(0.3, 0.5, 1.1, 8, 48, Sums.EXACT);

  private GreyBox() {}

  /** What makes the gradients of a table. */
  interface Gradients {
    ClippedGradients of(CodedRows rows, DpSgd dpSgd);
  }

  /**
   * What one step showed.
   *
   * @param rows drawn with the record
   * @param rowsWithout drawn without it
   * @param sum with the record
   * @param sumWithout without it
   */
  record Seen(int[] rows, int[] rowsWithout, long[] sum, long[] sumWithout) {
    boolean joined() {
      return rows.length > rowsWithout.length;
    }
  }

  static CodedRows rows(int count) {
    RowEncoder encoder = new RowEncoder(Fixtures.architecture(), Fixtures.SCHEMA);
    CodedRows all = encoder.encode(Fixtures.rows(RECORDS));
    return new CodedRows(
        SHAPE,
        Arrays.copyOf(all.conditions(), count),
        Arrays.copyOf(all.codes(), count),
        Arrays.copyOf(all.guides(), count));
  }

  static ClippedGradients real(CodedRows rows, DpSgd dpSgd) {
    return new ProbedModel(Trainings.ENGINE, SHAPE, rows, dpSgd);
  }

  /** Trains on the larger table, and at every step sums over both. */
  static List<Seen> train(Gradients gradients) {
    List<Seen> seen = new ArrayList<>();
    try (ClippedGradients with = gradients.of(rows(RECORDS), DP_SGD);
        ClippedGradients without = gradients.of(rows(RECORDS - 1), DP_SGD)) {
      DpTraining training = new DpTraining(DP_SGD, 0.01, 100, SHAPE.latent());
      training.run(
          Fixtures.entropy(),
          LAYOUT,
          PublicWeights.initial(SHAPE, Fixtures.seed("weights")),
          RECORDS,
          new Both(with, without, seen),
          DpTraining.Surroundings.none());
    }
    return seen;
  }

  private record Both(ClippedGradients with, ClippedGradients without, List<Seen> seen)
      implements ClippedGradients {
    @Override
    public void sum(float[] weights, int[] rows, float[] noise, StepVector sum) {
      int[] others = Arrays.stream(rows).filter(r -> r < RECORDS - 1).toArray();
      float[] theirs = Arrays.copyOf(noise, others.length * SHAPE.latent());
      StepVector sumWithout = DP_SGD.zeros(LAYOUT.size());
      without.sum(weights, others, theirs, sumWithout);
      with.sum(weights, rows, noise, sum);
      seen.add(new Seen(rows, others, values(sum), values(sumWithout)));
    }

    @Override
    public void close() {}
  }

  static long[] values(StepVector vector) {
    return ((StepVector.Exact) vector).values().clone();
  }

  /** Whether both sums differ by at most the clipping norm, in whole numbers; by nothing if out. */
  static boolean sensitivityHolds(Seen seen) {
    long[] difference = seen.sum().clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= seen.sumWithout()[i];
    }
    BigInteger norm = ExactSumsTest.squaredNorm(difference);
    return seen.joined()
        ? new java.math.BigDecimal(norm).compareTo(ExactSumsTest.squaredBound(DP_SGD.clip())) <= 0
        : norm.signum() == 0;
  }
}
