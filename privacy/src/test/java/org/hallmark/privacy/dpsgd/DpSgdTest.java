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

final class DpSgdTest {
  @Test
  void calibrated_arterialPlan_keepsItsShare() {
    DpSgd training = DpSgd.calibrated(1024, 70_000, 1.0, 800, 2.4, 1e-6);
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
            BudgetTooSmallException.class, () -> DpSgd.calibrated(1, 1, 1.0, 1, 1e-9, 1e-15));
    assertEquals(1e-9, refusal.epsilon());
  }

  @Test
  void calibrated_batchAboveNominalSize_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> DpSgd.calibrated(11, 10, 1.0, 1, 1, 1e-6));
  }

  @Test
  void noise_stepNotPaidFor_isRefused() {
    DpSgd training = new DpSgd(0.5, 1, 1, 3, 10);
    assertThrows(
        IllegalArgumentException.class, () -> training.noise(Streams.entropy(), 3, "w", 4));
    assertThrows(
        IllegalArgumentException.class, () -> training.sampler(Streams.entropy()).draw(-1, 4));
  }

  @Test
  void noise_twoTensors_differ_andReplayIsTheSame() {
    DpSgd training = new DpSgd(0.5, 2, 3, 3, 10);
    float[] first = training.noise(Streams.entropy(), 1, "w", 4);
    assertArrayEquals(first, training.noise(Streams.entropy(), 1, "w", 4));
    assertTrue(first[0] != training.noise(Streams.entropy(), 1, "b", 4)[0]);
    assertEquals(6, training.noiseScale());
  }

  @Test
  void draw_emptyOrCertain_isNoException() {
    assertArrayEquals(new int[0], new DpSgd(0.5, 1, 1, 1, 1).sampler(Streams.entropy()).draw(0, 0));
    assertArrayEquals(
        new int[] {0, 1, 2}, new DpSgd(1, 1, 1, 1, 1).sampler(Streams.entropy()).draw(0, 3));
  }
}
