package org.hallmark.preregistration.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.preregistration.plan.RunChoice;
import org.hallmark.preregistration.run.RunClose.Reason;
import org.hallmark.preregistration.run.RunClose.RunOutcome;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.junit.jupiter.api.Test;

class RunLedgerTest {
  private static final RunChoice LEAST =
      new RunChoice(RunChoice.Rule.LEAST_DIVERGENCE, Optional.of("speed"));
  private static final byte[] SEAL = "seal".getBytes(StandardCharsets.UTF_8);
  private static final Digest PLAN = Digest.of("plan".getBytes(StandardCharsets.UTF_8));
  private static final Digest CODE = Digest.of("code".getBytes(StandardCharsets.UTF_8));

  @Test
  void check_oneReleasedRun_passes() {
    RunLedger ledger = opened(empty()).closed(Reason.RELEASED);
    assertEquals(Check.Status.PASSED, ledger.check(SEAL, PLAN, 1).status());
    assertFalse(ledger.isOpen());
  }

  @Test
  void check_abandonedThenReleased_passesWithinBudget() {
    RunLedger ledger = opened(opened(empty()).closed(Reason.ABANDONED)).closed(Reason.RELEASED);
    assertEquals(Check.Status.PASSED, ledger.check(SEAL, PLAN, 2).status());
    assertEquals(List.of("run-budget"), codes(ledger.check(SEAL, PLAN, 1)));
  }

  @Test
  void check_openRun_isFoundAsUnclosed() {
    RunLedger ledger = opened(empty());
    assertTrue(ledger.isOpen());
    assertEquals(List.of("run-unclosed"), codes(ledger.check(SEAL, PLAN, 1)));
  }

  @Test
  void check_firstRunTakenOut_isFoundAsGap() {
    RunLedger ledger = opened(opened(empty()).closed(Reason.ABANDONED)).closed(Reason.RELEASED);
    SortedMap<String, byte[]> rest = new TreeMap<>(ledger.entries());
    rest.remove(RunOpen.path(1));
    rest.remove(RunClose.path(1));
    assertTrue(codes(new RunLedger(rest).check(SEAL, PLAN, 2)).contains("run-gap"));
  }

  @Test
  void check_secondRunRenumberedAsFirst_isFoundByChain() {
    RunLedger ledger = opened(opened(empty()).closed(Reason.ABANDONED)).closed(Reason.RELEASED);
    SortedMap<String, byte[]> moved = new TreeMap<>();
    moved.put(RunOpen.path(1), ledger.entries().get(RunOpen.path(2)));
    moved.put(RunClose.path(1), ledger.entries().get(RunClose.path(2)));
    List<String> codes = codes(new RunLedger(moved).check(SEAL, PLAN, 2));
    assertTrue(codes.containsAll(List.of("run-number", "run-chain")), codes.toString());
  }

  @Test
  void check_otherPlan_isFound() {
    RunLedger ledger = opened(empty()).closed(Reason.RELEASED);
    assertEquals(List.of("run-plan"), codes(ledger.check(SEAL, CODE, 1)));
  }

  @Test
  void check_lastRunNotReleased_isFound() {
    RunLedger ledger = opened(empty()).closed(Reason.ABANDONED);
    assertEquals(List.of("run-reason"), codes(ledger.check(SEAL, PLAN, 1)));
  }

  @Test
  void check_malformedEntry_isFoundAndNamesItsFile() {
    SortedMap<String, byte[]> entries =
        new TreeMap<>(opened(empty()).closed(Reason.RELEASED).entries());
    entries.put(RunClose.path(1), CanonicalJson.bytes(List.of(1)));
    Check check = new RunLedger(entries).check(SEAL, PLAN, 1);
    assertEquals(List.of("run-malformed"), codes(check));
    assertEquals(RunClose.path(1), check.findings().get(0).subject());
  }

  @Test
  void chosen_leastDivergence_isTheLeastAndTheFirstOfEqualOnes() throws Exception {
    RunLedger ledger = completed(completed(completed(empty(), 0.2), 0.1), 0.1);
    assertEquals(Optional.of(2), ledger.chosen(LEAST));
    assertEquals(List.of(), codes(ledger.check(SEAL, run -> PLAN, 3, LEAST)));
    RunLedger unknown = opened(empty()).completed(new RunOutcome("speed", Optional.empty()));
    assertEquals(Optional.of(2), completed(unknown, 0.5).chosen(LEAST));
    assertEquals(Optional.of(1), unknown.chosen(LEAST));
  }

  @Test
  void check_stoppedOnceARunLooksGood_isFound() {
    RunLedger ledger = completed(empty(), 0.1);
    assertEquals(List.of("run-choice"), codes(ledger.check(SEAL, run -> PLAN, 3, LEAST)));
  }

  @Test
  void check_otherObservableDecides_isFound() {
    RunLedger ledger = opened(empty()).completed(new RunOutcome("flow", Optional.of(0.1)));
    assertEquals(List.of("run-outcome"), codes(ledger.check(SEAL, run -> PLAN, 1, LEAST)));
  }

  @Test
  void check_releasedWhereARuleChooses_isFoundAndTheOtherWayRound() {
    RunLedger released = opened(empty()).closed(Reason.RELEASED);
    assertEquals(List.of("run-reason"), codes(released.check(SEAL, run -> PLAN, 1, LEAST)));
    RunLedger complete = completed(empty(), 0.1);
    assertEquals(List.of("run-reason", "run-outcome"), codes(complete.check(SEAL, PLAN, 1)));
  }

  @Test
  void path_ofRun_hasFourDigitsOrMore() {
    assertEquals("runs/0007.open.json", RunOpen.path(7));
    assertEquals("runs/12345.close.json", RunClose.path(12345));
  }

  private static RunLedger completed(RunLedger before, double divergence) {
    return opened(before).completed(new RunOutcome("speed", Optional.of(divergence)));
  }

  private static RunLedger empty() {
    return new RunLedger(new TreeMap<>());
  }

  private static RunLedger opened(RunLedger ledger) {
    return ledger.with(
        new RunOpen(
            RunOpen.SCHEMA,
            ledger.last() + 1,
            PLAN,
            ledger.head(SEAL),
            CODE,
            "avx2",
            "2026-01-01T00:00:00Z"));
  }

  private static List<String> codes(Check check) {
    return check.findings().stream().map(Finding::code).distinct().toList();
  }
}
