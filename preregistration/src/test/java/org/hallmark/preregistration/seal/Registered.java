package org.hallmark.preregistration.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Amendment.Change;
import org.hallmark.preregistration.seal.Amendment.DataState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.seed.Commitment;

/** A sealed plan of a few members, and honest amendments and runs for it. */
final class Registered {
  static final String PLAN =
      "{\"claims\":[{\"below\":0.5,\"id\":\"a\"}],\"name\":\"tiny\",\"runs\":{\"budget\":2}}";
  static final String SEALED_AT = "2026-01-01T00:00:00Z";

  private Registered() {}

  static Registration sealed() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(Registration.PLAN, utf8(PLAN));
    files.put(Registration.SEAL, CanonicalJson.bytes(seal()));
    return new Registration(files);
  }

  static Seal seal() {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    return Seal.of(
        Digest.of(utf8(PLAN)),
        Commitment.to(Seal.DATA, salt, new byte[] {1}),
        Commitment.to(Seal.SECRET, salt, new byte[] {2}),
        SEALED_AT);
  }

  static Node plan(String text) {
    return Documents.yaml("plan.json", utf8(text));
  }

  /** As an honest owner amends. */
  static Registration amended(Registration before, String plan, int afterRun) throws Exception {
    int number = before.amendments() + 1;
    List<Change> changes =
        Changes.between(Documents.json("plan.json", before.effectivePlan(number - 1)), plan(plan));
    return with(
        before,
        new Amendment(
            Amendment.SCHEMA,
            number,
            before.head(),
            afterRun,
            before.effectiveDigest(number - 1),
            changes,
            "it was wrong",
            afterRun > 0 ? DataState.AFTER_DATA : DataState.BEFORE_DATA,
            SEALED_AT));
  }

  static Registration with(Registration before, Amendment amendment) {
    SortedMap<String, byte[]> file = new TreeMap<>();
    file.put(Registration.amendmentPath(amendment.number()), CanonicalJson.bytes(amendment));
    return before.with(file);
  }

  static Registration with(Registration before, Freshness value) {
    SortedMap<String, byte[]> file = new TreeMap<>();
    file.put(Registration.freshnessPath(before.amendments()), CanonicalJson.bytes(value));
    return before.with(file);
  }

  /** So many runs, of which the last one is open. */
  static RunLedger runs(Registration sealed, int count) throws Exception {
    RunLedger runs = new RunLedger(new TreeMap<>());
    for (int run = 1; run <= count; run++) {
      runs =
          runs.with(
              new RunOpen(
                  RunOpen.SCHEMA,
                  run,
                  sealed.planOf(run),
                  runs.head(sealed.bytes(Registration.SEAL)),
                  Digest.of(new byte[0]),
                  "avx2",
                  SEALED_AT));
      if (run < count) {
        runs = runs.closed(RunClose.Reason.ABANDONED);
      }
    }
    return runs;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
