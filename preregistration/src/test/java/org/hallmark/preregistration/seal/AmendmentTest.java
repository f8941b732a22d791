package org.hallmark.preregistration.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Amendment.Change;
import org.hallmark.preregistration.seal.Amendment.DataState;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.Test;

class AmendmentTest {
  private static final String LOWER = Registered.PLAN.replace("0.5", "0.4");

  @Test
  void between_changedAddedTakenAway_namesEachByPointer() throws Exception {
    String after = "{\"claims\":[{\"below\":0.4,\"id\":\"a\"}],\"name\":\"tiny\",\"a/b\":1}";
    List<Change> changes =
        Changes.between(Registered.plan(Registered.PLAN), Registered.plan(after));
    assertEquals(
        List.of("/a~1b", "/claims/0/below", "/runs"),
        changes.stream().map(Change::pointer).toList());
    var applied = Changes.apply(Registered.plan(Registered.PLAN), changes, "test");
    assertEquals(Registered.plan(after), applied);
  }

  @Test
  void apply_otherValueBefore_isRefused() {
    List<Change> changes = Changes.between(Registered.plan(LOWER), Registered.plan("{\"x\":1}"));
    assertThrows(
        MalformedDocumentException.class,
        () -> Changes.apply(Registered.plan(Registered.PLAN), changes, "test"));
  }

  @Test
  void effectivePlan_afterAmendments_isWhatTheOwnerWrote() throws Exception {
    Registration amended = Registered.amended(Registered.sealed(), LOWER, 0);
    assertEquals(LOWER, new String(amended.effectivePlan(1), StandardCharsets.UTF_8));
    assertEquals(Registered.PLAN, new String(amended.effectivePlan(0), StandardCharsets.UTF_8));
  }

  /** Seeds hang on the digest, so taking an amendment back must not bring old seeds back. */
  @Test
  void effectiveDigest_amendmentTakenBack_isAnother() throws Exception {
    Registration there = Registered.amended(Registered.sealed(), LOWER, 0);
    Registration back = Registered.amended(there, Registered.PLAN, 0);
    assertEquals(Registered.PLAN, new String(back.effectivePlan(2), StandardCharsets.UTF_8));
    assertNotEquals(back.effectiveDigest(0), back.effectiveDigest(2));
    assertEquals(Digest.of(Registered.utf8(Registered.PLAN)), back.effectiveDigest(0));
  }

  @Test
  void check_honestAmendmentsBeforeAndAfterARun_pass() throws Exception {
    Registration early = Registered.amended(Registered.sealed(), LOWER, 0);
    Registration late = Registered.amended(early, Registered.PLAN.replace("2}", "3}"), 1);
    RunLedger runs = Registered.runs(late, 2);
    assertEquals(List.of(), codes(late, runs));
    assertEquals(1, late.amendmentsAt(1));
    assertEquals(2, late.amendmentsAt(2));
    Check ledger =
        runs.closed(org.hallmark.preregistration.run.RunClose.Reason.RELEASED)
            .check(late.bytes(Registration.SEAL), run -> planOf(late, run), 3);
    assertEquals(Check.Status.PASSED, ledger.status());
  }

  @Test
  void check_afterARunCalledBefore_isFound() throws Exception {
    Registration sealed = Registered.sealed();
    Amendment honest = Registered.amended(sealed, LOWER, 1).amendment(1);
    Registration lying = Registered.with(sealed, copy(honest, 1, DataState.BEFORE_DATA));
    assertEquals(List.of("amendment-data"), codes(lying, Registered.runs(lying, 2)));
  }

  @Test
  void check_firstOfTwoTakenOut_isFoundAsGap() throws Exception {
    Registration two =
        Registered.amended(Registered.amended(Registered.sealed(), LOWER, 0), Registered.PLAN, 0);
    TreeMap<String, byte[]> files = new TreeMap<>(two.files());
    files.remove(Registration.amendmentPath(1));
    Registration cut = new Registration(files);
    assertEquals(List.of("amendment-gap"), codes(cut, Registered.runs(cut, 1)));
  }

  @Test
  void check_secondRenumberedAsFirst_isFoundByChain() throws Exception {
    Registration two =
        Registered.amended(
            Registered.amended(Registered.sealed(), LOWER, 0), LOWER.replace("2}", "3}"), 0);
    Registration moved =
        Registered.with(Registered.sealed(), copy(two.amendment(2), 1, DataState.BEFORE_DATA));
    assertEquals(List.of("amendment-chain"), codes(moved, Registered.runs(moved, 1)));
  }

  @Test
  void check_moreRunsThanThereAre_isFound() throws Exception {
    Registration far = Registered.amended(Registered.sealed(), LOWER, 5);
    assertEquals(List.of("amendment-order"), codes(far, Registered.runs(far, 1)));
  }

  /** Moving a threshold once the only run is over must not judge that run. */
  @Test
  void check_amendedAfterTheLastRun_isFound() throws Exception {
    Registration late = Registered.amended(Registered.sealed(), LOWER, 1);
    assertEquals(List.of("amendment-order"), codes(late, Registered.runs(late, 1)));
  }

  @Test
  void check_nameAmended_isOutOfScope() throws Exception {
    Registration renamed =
        Registered.amended(Registered.sealed(), Registered.PLAN.replace("tiny", "other"), 0);
    assertEquals(List.of("amendment-scope"), codes(renamed, Registered.runs(renamed, 1)));
  }

  @Test
  void check_otherBytes_isMalformedAndNamesItsFile() throws Exception {
    TreeMap<String, byte[]> files = new TreeMap<>(Registered.sealed().files());
    files.put(Registration.amendmentPath(1), CanonicalJson.bytes(List.of(1)));
    Registration broken = new Registration(files);
    Check check = AmendmentChecks.check(broken, new RunLedger(new TreeMap<>()));
    assertEquals("amendment-malformed", check.findings().get(0).code());
    assertEquals("amendments/0001.json", check.findings().get(0).subject());
  }

  private static Amendment copy(Amendment of, int number, DataState data) {
    return new Amendment(
        of.schema(),
        number,
        of.previous(),
        of.afterRun(),
        of.plan(),
        of.changes(),
        of.why(),
        data,
        of.amendedAt());
  }

  private static Digest planOf(Registration registration, int run) {
    try {
      return registration.planOf(run);
    } catch (MalformedDocumentException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> codes(Registration registration, RunLedger runs) {
    return AmendmentChecks.check(registration, runs).findings().stream()
        .map(Finding::code)
        .distinct()
        .toList();
  }
}
