package org.hallmark.privacy.dpsgd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.accounting.BudgetTooSmallException;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DpSgdTest {
  @Test
  void calibrated_arterialPlan_keepsItsShare() {
    DpSgd training = DpSgd.calibrated(1024, 70_000, 1.0, 800, 2.4, 1e-6, Sums.EXACT);
    assertEquals(
        new PoissonSampledGaussian(1024 / 70_000.0, training.noiseMultiplier(), 800),
        training.event());
    assertEquals(1024, training.divisor());
    double epsilon =
        Accounting.epsilonUpper(List.of(training.event()), Adjacency.ADD_OR_REMOVE, 1e-6);
    assertTrue(epsilon <= 2.4 && epsilon > 2.39, "epsilon " + epsilon);
  }

  @Test
  void calibrated_budgetTooSmallForOneStep_isRefused() {
    BudgetTooSmallException refusal =
        assertThrows(
            BudgetTooSmallException.class,
            () -> DpSgd.calibrated(1, 1, 1.0, 1, 1e-9, 1e-15, Sums.EXACT));
    assertEquals(1e-9, refusal.epsilon());
  }

  @Test
  void calibrated_batchAboveNominalSize_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> DpSgd.calibrated(11, 10, 1.0, 1, 1, 1e-6, Sums.EXACT));
  }

  private static StepVector noise(DpSgd training, int step, String tensor) {
    StepVector vector = training.zeros(6);
    training.noise(Streams.entropy(), step, tensor, vector, 1, 4);
    return vector;
  }

  private static float[] released(DpSgd training, StepVector noise) {
    float[] gradient = new float[6];
    training.release(training.zeros(6), noise, gradient);
    return gradient;
  }

  @Test
  void noise_stepNotPaidFor_isRefused() {
    DpSgd training = new DpSgd(0.5, 1, 1, 3, 10, Sums.EXACT);
    assertThrows(IllegalArgumentException.class, () -> noise(training, 3, "w"));
    assertThrows(
        IllegalArgumentException.class, () -> training.sampler(Streams.entropy()).draw(-1, 4));
  }

  @ParameterizedTest
  @EnumSource
  void noise_twoTensors_differ_andReplayIsTheSame(Sums sums) {
    DpSgd training = new DpSgd(0.5, 2, 3, 3, 10, sums);
    float[] first = released(training, noise(training, 1, "w"));
    assertArrayEquals(first, released(training, noise(training, 1, "w")));
    assertTrue(first[1] != released(training, noise(training, 1, "b"))[1]);
    assertEquals(0, first[0]);
    assertEquals(0, first[5]);
  }

  /**
   * A chi-square of a thousand draws lies outside ±17 % with probability below 1e-3; fixed seed.
   */
  @ParameterizedTest
  @EnumSource
  void release_noiseAlone_hasMultiplierTimesClipOverDivisor(Sums sums) {
    DpSgd training = new DpSgd(0.5, 0.37, 3, 1, 10, sums);
    StepVector vector = training.zeros(1000);
    training.noise(Streams.entropy(), 0, "w", vector, 0, 1000);
    float[] gradient = new float[1000];
    training.release(training.zeros(1000), vector, gradient);
    double squares = 0;
    for (float g : gradient) {
      squares += g * (double) g;
    }
    assertEquals(0.37 * 3 / 10, Math.sqrt(squares / 1000), 0.37 * 3 / 10 * 0.085);
  }

  @Test
  void grid_anyClip_holdsItInThirtyOneBits() {
    for (double clip : new double[] {0x1p-20, 0.1, 0.5, 1, 1.99, 1000, 0x1p40}) {
      double units = clip / SumGrid.of(clip).unit();
      assertTrue(units >= 0x1p30 && units < 0x1p31, clip + " is " + units);
    }
    assertThrows(IllegalArgumentException.class, () -> SumGrid.of(0x1p-21));
    assertThrows(IllegalArgumentException.class, () -> SumGrid.of(Double.NaN));
  }

  @Test
  void draw_emptyOrCertain_isNoException() {
    assertArrayEquals(
        new int[0], new DpSgd(0.5, 1, 1, 1, 1, Sums.EXACT).sampler(Streams.entropy()).draw(0, 0));
    assertArrayEquals(
        new int[] {0, 1, 2},
        new DpSgd(1, 1, 1, 1, 1, Sums.EXACT).sampler(Streams.entropy()).draw(0, 3));
  }
}
