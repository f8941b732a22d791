package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.privacy.statement.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is every look paid for once, and no run opened that the budget cannot pay for? */
final class ChargesTest {
  private static final String TOTAL = "total: {epsilon: 4, delta: 1.0e-6}\n";

  @TempDir Path folder;

  @Test
  void pay_givenAgain_recordsNothingMore() throws Exception {
    try (OwnerState state = OwnerState.open(folder)) {
      Charges charges = new Charges(TinyPlan.read(), state);
      List<Charge> paid = charges.pay(context(1));
      String ledger = Files.readString(folder.resolve("ledger.jsonl"));
      List<Charge> again = new Charges(TinyPlan.read(), state).pay(context(1));
      assertEquals(ledger, Files.readString(folder.resolve("ledger.jsonl")));
      assertEquals(
          paid.stream().map(Charge::entry).toList(), again.stream().map(Charge::entry).toList());
      assertEquals(
          List.of("training", "speed", "flow-ten-minutes", "vehicle-balance", "ten-minute-balance"),
          paid.stream().map(Charge::id).toList());
    }
  }

  @Test
  void pay_brokenOffInTheMiddle_paysTheRest() throws Exception {
    try (OwnerState state = OwnerState.open(folder)) {
      new Charges(TinyPlan.read(), state).pay(context(1));
      Path file = folder.resolve("ledger.jsonl");
      String whole = Files.readString(file);
      int third = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
      Files.writeString(file, whole.substring(0, third + 40));
      new Charges(TinyPlan.read(), state).pay(context(1));
      assertEquals(whole, Files.readString(file));
    }
  }

  @Test
  void secondRun_ofABudgetForOne_isRefusedAndToldWhatIsSpent() throws Exception {
    try (OwnerState state = OwnerState.open(folder)) {
      Charges charges = new Charges(TinyPlan.read(), state);
      charges.requireAffordable(runs(0), Optional.empty());
      charges.pay(context(1));
      Refusal refusal =
          assertThrows(
              Refusal.class,
              () -> charges.requireAffordable(runs(1), Optional.of(TinyPlan.registration())));
      assertEquals(ExitCode.INCOMPLETE, refusal.exit());
      assertTrue(refusal.getMessage().contains("stay charged with epsilon 2."));
      assertTrue(refusal.getMessage().contains("above the 3.0"), refusal.getMessage());
    }
  }

  @Test
  void moreRuns_ofALargerTotal_arePaidUntilItIsSpentAndStatedInFull() throws Exception {
    ReleasePlan plan = TinyPlan.with("epsilon: 3\n", "epsilon: 3\n  " + TOTAL);
    try (OwnerState state = OwnerState.open(folder)) {
      Charges charges = new Charges(plan, state);
      int run = 0;
      double bound = 0;
      while (isAffordable(charges, run)) {
        run++;
        charges.pay(context(run));
        List<Charge> all = charges.charged(runs(run), TinyPlan.registration());
        assertEquals(run * 5, all.size());
        double epsilon =
            Statements.of(plan.source(), plan.privacy().orElseThrow(), all, Optional.empty())
                .epsilonUpper();
        assertTrue(bound < epsilon && epsilon <= 4, bound + " " + epsilon);
        bound = epsilon;
      }
      assertTrue(run >= 2, "only " + run);
    }
  }

  private static boolean isAffordable(Charges charges, int runs) throws Exception {
    try {
      charges.requireAffordable(runs(runs), Optional.of(TinyPlan.registration()));
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }

  private static RunLedger runs(int count) {
    RunLedger runs = new RunLedger(new java.util.TreeMap<>());
    for (int run = 1; run <= count; run++) {
      runs = runs.with(TinyPlan.open(run));
    }
    return runs;
  }

  private static Context context(int run) throws Exception {
    return new Context(TinyPlan.seal(), "none", TinyPlan.open(run));
  }
}
