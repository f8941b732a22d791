package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.Perceptron;
import org.hallmark.generators.Progress;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.RealRows;
import org.hallmark.generators.Weights;
import org.hallmark.generators.djl.loss.Losses;
import org.hallmark.generators.gan.GanShape;
import org.junit.jupiter.api.Test;

class WassersteinGanTest {
  @Test
  void train_onAShiftedNormal_movesThereAndTakesItsWidth() {
    GanShape shape = new GanShape(2, List.of(), 0, List.of(24), 2);
    Random random = new Random(1);
    float[][] rows = new float[2000][2];
    for (float[] row : rows) {
      row[0] = (float) (1.5 + 0.5 * random.nextGaussian());
      row[1] = (float) (-1 + 0.5 * random.nextGaussian());
    }
    float[] weights = PublicWeights.initial(shape, Fixtures.seed("weights"));
    new PublicTraining(Trainings.ENGINE, 0.0012, 128, 1000, 1)
        .run(
            shape,
            Losses.of(shape),
            RealRows.of(rows),
            weights,
            Fixtures.seed("steps"),
            Progress.SILENT);
    Perceptron generator = new Perceptron(shape.generator(), Weights.of(shape, weights));
    double[] sum = new double[2];
    double[] squares = new double[2];
    int draws = 4000;
    for (int i = 0; i < draws; i++) {
      double[] x = generator.apply(new double[] {random.nextGaussian(), random.nextGaussian()});
      for (int j = 0; j < 2; j++) {
        sum[j] += x[j] / draws;
        squares[j] += x[j] * x[j] / draws;
      }
    }
    // Adversaries circle: what is asked is that the law is met, not how closely.
    assertEquals(1.5, sum[0], 0.3);
    assertEquals(-1, sum[1], 0.3);
    for (int j = 0; j < 2; j++) {
      assertEquals(0.5, Math.sqrt(squares[j] - sum[j] * sum[j]), 0.25);
    }
  }
}
