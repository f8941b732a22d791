package org.hallmark.preregistration.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.git.Person;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.Test;

class PlanBeforeRunTest {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
  private static final Person PERSON = new Person("Owner", "owner@tiny.invalid");
  private static final Instant TIME = Instant.parse(Registered.SEALED_AT);
  private static final String LOWER = Registered.PLAN.replace("0.5", "0.4");

  private final History history = History.empty();
  private final SortedMap<String, byte[]> tree = new TreeMap<>();

  @Test
  void check_sealFreshnessRunAmendmentFreshnessRunRelease_passes() throws Exception {
    Registration early = fresh(Registered.sealed());
    Registration all = fresh(Registered.amended(early, LOWER, 1));
    RunLedger runs = Registered.runs(all, 2).closed(RunClose.Reason.RELEASED);
    seal(all);
    commit(all, Registration.freshnessPath(0));
    commit(runs, RunOpen.path(1));
    commit(runs, RunClose.path(1));
    amend(all, 1);
    commit(all, Registration.freshnessPath(1));
    commit(runs, RunOpen.path(2));
    release(runs, 2);
    assertCodes();
  }

  @Test
  void check_outsideValueAfterTheRunOpened_isFound() throws Exception {
    Registration sealed = fresh(Registered.sealed());
    RunLedger runs = Registered.runs(sealed, 1).closed(RunClose.Reason.RELEASED);
    seal(sealed);
    commit(runs, RunOpen.path(1));
    commit(sealed, Registration.freshnessPath(0));
    release(runs, 1);
    assertCodes("order-freshness-after-run");
  }

  @Test
  void check_outsideValueTogetherWithTheRun_isFound() throws Exception {
    Registration sealed = fresh(Registered.sealed());
    RunLedger runs = Registered.runs(sealed, 1).closed(RunClose.Reason.RELEASED);
    seal(sealed);
    tree.put(RunOpen.path(1), runs.entries().get(RunOpen.path(1)));
    commit(sealed, Registration.freshnessPath(0));
    release(runs, 1);
    assertCodes("order-freshness-after-run");
  }

  @Test
  void check_outsideValueTogetherWithTheSeal_isFound() throws Exception {
    Registration sealed = fresh(Registered.sealed());
    RunLedger runs = Registered.runs(sealed, 1).closed(RunClose.Reason.RELEASED);
    tree.putAll(sealed.files());
    history.commit(tree, "Seal", PERSON, TIME);
    history.tag(PlanBeforeRun.sealTag(0), "Seal", KEY, PERSON, TIME);
    commit(runs, RunOpen.path(1));
    release(runs, 1);
    assertCodes("order-plan-after-run");
  }

  /** An amendment made after a run, put before it in the story it tells. */
  @Test
  void check_amendmentElsewhereThanItSays_isFound() throws Exception {
    Registration all = Registered.amended(Registered.sealed(), LOWER, 0);
    RunLedger runs = Registered.runs(all, 1).closed(RunClose.Reason.RELEASED);
    seal(all);
    commit(runs, RunOpen.path(1));
    amend(all, 1);
    release(runs, 1);
    assertCodes("order-amendment");
  }

  @Test
  void check_amendmentWithoutItsTag_isFound() throws Exception {
    Registration all = Registered.amended(Registered.sealed(), LOWER, 0);
    RunLedger runs = Registered.runs(all, 1).closed(RunClose.Reason.RELEASED);
    seal(all);
    commit(all, Registration.amendmentPath(1));
    commit(runs, RunOpen.path(1));
    release(runs, 1);
    assertCodes("order-amendment-tag");
  }

  @Test
  void check_amendmentInTheRelease_isFound() throws Exception {
    Registration all = Registered.amended(Registered.sealed(), LOWER, 1);
    RunLedger runs = Registered.runs(all, 1).closed(RunClose.Reason.RELEASED);
    seal(all);
    commit(runs, RunOpen.path(1));
    String path = Registration.amendmentPath(1);
    tree.put(path, all.bytes(path));
    release(runs, 1);
    assertCodes("order-amendment", "order-amendment-tag");
  }

  private static Registration fresh(Registration before) throws Exception {
    return Registered.with(
        before, Freshness.beacon(before.effectiveDigest(before.amendments()), "drand", 7, "ab"));
  }

  private void seal(Registration sealed) throws Exception {
    tree.put(Registration.PLAN, sealed.bytes(Registration.PLAN));
    commit(sealed, Registration.SEAL);
    history.tag(PlanBeforeRun.sealTag(0), "Seal", KEY, PERSON, TIME);
  }

  private void amend(Registration all, int number) throws Exception {
    commit(all, Registration.amendmentPath(number));
    history.tag(PlanBeforeRun.sealTag(number), "Amend", KEY, PERSON, TIME);
  }

  private void commit(Registration from, String path) throws Exception {
    tree.put(path, from.bytes(path));
    history.commit(tree, "Step", PERSON, TIME);
  }

  private void commit(RunLedger from, String path) {
    tree.put(path, from.entries().get(path));
    history.commit(tree, "Step", PERSON, TIME);
  }

  private void release(RunLedger runs, int run) {
    tree.put("manifest.json", new byte[] {1});
    tree.put("ledger.json", new byte[] {1});
    commit(runs, RunClose.path(run));
  }

  private void assertCodes(String... codes) {
    Check check = PlanBeforeRun.check(history, PlanBeforeRun.sealTag(0));
    assertEquals(List.of(codes), check.findings().stream().map(Finding::code).distinct().toList());
  }
}
