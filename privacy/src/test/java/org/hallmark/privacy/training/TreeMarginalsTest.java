package org.hallmark.privacy.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.accounting.BudgetTooSmallException;
import org.hallmark.privacy.accounting.Calibration;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.Zcdp;
import org.junit.jupiter.api.Test;

class TreeMarginalsTest {
  private static final TreeMarginals.Shares SHARES = new TreeMarginals.Shares(0.1, 0.2, 0.7);

  private static double epsilon(TreeMarginals training) {
    List<PrivacyEvent> events = training.looks().stream().map(PlannedLook::event).toList();
    return Accounting.epsilonUpper(events, Adjacency.ADD_OR_REMOVE, 1e-6);
  }

  /** ρ = 1/2 at noise 1: 0.05 + 2·ε²/8 + 0.35 with ε = √(8·0.1/2). */
  @Test
  void looks_ofANoiseMultiplierOfOne_areTheSharesOfHalf() {
    List<PlannedLook> looks = new TreeMarginals(1, 2, SHARES).looks();
    assertEquals(3, looks.size());
    assertEquals(0.05, ((Zcdp) looks.get(0).event()).rho(), 1e-15);
    Exponential tree = (Exponential) looks.get(1).event();
    assertEquals(0.6324555320336759, tree.epsilon(), 1e-15);
    assertEquals(2, tree.count());
    assertEquals(0.35, ((Zcdp) looks.get(2).event()).rho(), 1e-15);
  }

  @Test
  void looks_ofAPublicTree_areThePairsAlone() {
    List<PlannedLook> looks = new TreeMarginals(1, 0, SHARES).looks();
    assertEquals(List.of(TreeMarginals.PAIRS), looks.stream().map(PlannedLook::id).toList());
    assertEquals(0.5, ((Zcdp) looks.get(0).event()).rho());
  }

  @Test
  void calibrated_anyBudget_isTheLeastNoiseThatKeepsIt() {
    for (double budget : new double[] {0.5, 3}) {
      for (int choices : new int[] {0, 7}) {
        TreeMarginals training = TreeMarginals.calibrated(choices, SHARES, budget, 1e-6);
        assertTrue(epsilon(training) <= budget);
        double less = training.noiseMultiplier() - 1.0 / Calibration.STEPS_PER_UNIT;
        assertTrue(epsilon(new TreeMarginals(less, choices, SHARES)) > budget);
      }
    }
  }

  /** σ² = t·k²/2ρ for t tables of which a unit changes k counts each. */
  @Test
  void deviation_ofTablesAndUnits_growsWithBoth() {
    TreeMarginals training = new TreeMarginals(1, 2, SHARES);
    assertEquals(Math.sqrt(4 / 0.1), training.deviationOfMarginals(4, 1), 1e-12);
    assertEquals(3 * Math.sqrt(2 / 0.7), training.deviationOfPairs(2, 3), 1e-12);
  }

  @Test
  void withoutNoise_hasNoLook() {
    TreeMarginals open = TreeMarginals.withoutNoise(2, SHARES);
    assertFalse(open.isPrivate());
    assertEquals(0, open.deviationOfPairs(2, 1));
    assertThrows(IllegalStateException.class, open::looks);
  }

  @Test
  void calibrated_noBudget_isRefused() {
    assertThrows(
        BudgetTooSmallException.class, () -> TreeMarginals.calibrated(2, SHARES, 1e-9, 1e-12));
    assertThrows(IllegalArgumentException.class, () -> new TreeMarginals.Shares(0.5, 0.5, 0.5));
  }
}
