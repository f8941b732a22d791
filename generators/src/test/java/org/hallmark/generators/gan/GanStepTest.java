package org.hallmark.generators.gan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.PublicWeights;
import org.junit.jupiter.api.Test;

class GanStepTest {
  private static final GanShape SHAPE = new GanShape(2, List.of(), 0, List.of(6), 3);
  private static final FlatPerceptron CRITIC = new FlatPerceptron(SHAPE.critic(), SHAPE.layout());

  @Test
  void backward_isTheSlopeOfForward() {
    float[] weights = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
    double[] input = {0.3, -0.8};
    double[] by = new double[weights.length];
    double[] slope = CRITIC.backward(weights, CRITIC.forward(weights, input), new double[] {1}, by);
    for (int i = 0; i < input.length; i++) {
      double[] up = input.clone();
      double[] down = input.clone();
      up[i] += 1e-6;
      down[i] -= 1e-6;
      assertEquals((value(weights, up) - value(weights, down)) / 2e-6, slope[i], 1e-6);
    }
    for (int i = 0; i < weights.length; i++) {
      float[] up = weights.clone();
      float[] down = weights.clone();
      up[i] += 1e-3f;
      down[i] -= 1e-3f;
      double width = (double) up[i] - down[i];
      assertEquals((value(up, input) - value(down, input)) / width, by[i], 1e-5);
    }
  }

  private static double value(float[] weights, double[] input) {
    return CRITIC.forward(weights, input)[2][0];
  }

  @Test
  void gradient_ofTheGenerator_holdsNothingOfTheRecords() {
    float[] weights = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
    GanStep step = new GanStep(SHAPE, Fixtures.seed("made"), 64, 1);
    float[] none = new float[weights.length];
    float[] some = new float[weights.length];
    Arrays.fill(some, 1);
    step.gradient(3, weights, none);
    step.gradient(3, weights, some);
    int critic = SHAPE.critic().stream().mapToInt(l -> (l.inputs() + 1) * l.outputs()).sum();
    assertArrayEquals(
        Arrays.copyOfRange(none, critic, none.length),
        Arrays.copyOfRange(some, critic, some.length));
    assertEquals(1, some[0] - none[0], 1e-6);
  }

  @Test
  void weights_afterAStep_leaveTheCriticNoSteeperThanOne() {
    float[] weights = PublicWeights.initial(SHAPE, Fixtures.seed("weights"));
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= 5;
    }
    new GanStep(SHAPE, Fixtures.seed("made"), 64, 1).weights(weights);
    Random random = new Random(1);
    double steepest = 0;
    for (int trial = 0; trial < 2000; trial++) {
      double[] a = {random.nextGaussian(), random.nextGaussian()};
      double[] b = {a[0] + 0.01 * random.nextGaussian(), a[1] + 0.01 * random.nextGaussian()};
      double rise = Math.abs(value(weights, a) - value(weights, b));
      steepest = Math.max(steepest, rise / Math.hypot(a[0] - b[0], a[1] - b[1]));
    }
    // Power iterations end a little below the norm.
    assertTrue(steepest <= 1.01, "steepest " + steepest);
    assertTrue(steepest > 0.05, "steepest " + steepest);
  }
}
