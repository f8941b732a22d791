package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.Hand.OWNER;
import static org.hallmark.audit.hostile.Attack.atSeal;
import static org.hallmark.audit.hostile.Attack.byHistory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.cli.release.ReleaseContent;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.git.History;

/** Attacks on the order of plan and run, and on the count of runs, by the owner. */
final class RunAttacks {
  private static final String OPEN = "runs/0001.open.json";
  private static final String CLOSE = "runs/0001.close.json";
  private static final List<String> SEAL = List.of(ReleaseFiles.PLAN, ReleaseFiles.SEAL);

  private RunAttacks() {}

  static List<Attack> all() {
    return Stream.of(order(), runs(), plans()).flatMap(List::stream).toList();
  }

  private static List<Attack> order() {
    return List.of(
        ordered(
            "order-plan-after-run",
            "A9",
            "The plan is committed after the run has opened.",
            List.of(List.of(OPEN), SEAL),
            byHistory("order-plan-after-run", "order-freshness-after-run")),
        ordered(
            "order-opened-with-the-results",
            "A10",
            "The run opens in the commit of its results.",
            List.of(SEAL),
            byHistory("order-run-after-results", "order-step")),
        ordered(
            "order-opened-after-the-results",
            "A10",
            "The run opens after its results.",
            List.of(SEAL, List.of(ReleaseFiles.MEASUREMENTS), List.of(OPEN)),
            byHistory("order-run-after-results", "order-step")),
        ordered(
            "order-opened-and-closed-at-once",
            "A10",
            "A run is made up: opened and closed in one commit.",
            List.of(SEAL, List.of(OPEN, CLOSE)),
            byHistory("order-step")),
        past(
            "order-plan-changed-on-the-way",
            "A11",
            "The plan that was committed first is another.",
            (owner, files) -> {
              SortedMap<String, byte[]> other = new TreeMap<>();
              other.put(ReleaseFiles.PLAN, "{}".getBytes(StandardCharsets.US_ASCII));
              other.put(ReleaseFiles.SEAL, files.get(ReleaseFiles.SEAL));
              return history(owner, files, other, 0);
            },
            byHistory("order-changed")),
        past(
            "order-seal-tagged-later",
            "A9",
            "The tag of the seal stands on the commit of the run.",
            (owner, files) -> {
              SortedMap<String, byte[]> seal = new TreeMap<>();
              SEAL.forEach(path -> seal.put(path, files.get(path)));
              return history(owner, files, seal, 1);
            },
            byHistory("order-seal-first")),
        past(
            "order-seal-of-another-plan",
            "A11",
            "The signed tag of the seal names another plan.",
            (owner, files) -> {
              SortedMap<String, byte[]> other = new TreeMap<>((Map<String, byte[]>) files);
              other.put(ReleaseFiles.PLAN, new byte[1]);
              SortedMap<String, byte[]> seal = new TreeMap<>();
              SEAL.forEach(path -> seal.put(path, files.get(path)));
              History history = History.empty();
              history.commit(seal, "Seal", owner.person(), owner.time());
              owner.sealTag(history, other);
              return finished(owner, files, seal, history);
            },
            Attack.byTrust("seal-tag-plan")),
        past(
            "order-run-never-opened",
            "A10",
            "A history in which no run ever opens.",
            (owner, files) -> {
              SortedMap<String, byte[]> seal = new TreeMap<>();
              SEAL.forEach(path -> seal.put(path, files.get(path)));
              History history = History.empty();
              history.commit(seal, "Seal", owner.person(), owner.time());
              owner.sealTag(history, files);
              owner.releaseTag(history, ReleaseHistory.message(ReleaseContent.of(files).entries()));
              return history;
            },
            byHistory("order-run-missing", "tree-differs")));
  }

  /** Makes the history of the owner's files. */
  private interface Rewriting {
    History of(Forger owner, SortedMap<String, byte[]> files) throws Exception;
  }

  private static Attack past(
      String id, String reference, String what, Rewriting rewriting, Attack.Fate fate) {
    return new Attack(
        id,
        OWNER,
        reference,
        what,
        bench -> {
          Forger owner = bench.owner();
          var release = bench.copy();
          rewriting.of(owner, owner.assemble()).writeTo(release.resolve(".git"));
          return bench.hand(release);
        },
        fate);
  }

  /** A history that begins with these files, and whose seal is tagged at that commit. */
  private static History history(
      Forger owner, SortedMap<String, byte[]> files, SortedMap<String, byte[]> first, int tagged)
      throws Exception {
    History history = History.empty();
    history.commit(first, "Seal", owner.person(), owner.time());
    if (tagged == 0) {
      owner.sealTag(history, files);
      return finished(owner, files, first, history);
    }
    SortedMap<String, byte[]> open = new TreeMap<>((Map<String, byte[]>) first);
    open.put(OPEN, files.get(OPEN));
    history.commit(open, "Open", owner.person(), owner.time());
    owner.sealTag(history, files);
    return released(owner, files, history);
  }

  private static History finished(
      Forger owner,
      SortedMap<String, byte[]> files,
      SortedMap<String, byte[]> seal,
      History history)
      throws Exception {
    SortedMap<String, byte[]> open = new TreeMap<>((Map<String, byte[]>) seal);
    open.put(OPEN, files.get(OPEN));
    history.commit(open, "Open", owner.person(), owner.time());
    return released(owner, files, history);
  }

  private static History released(Forger owner, SortedMap<String, byte[]> files, History history)
      throws Exception {
    history.commit(files, "Release", owner.person(), owner.time());
    owner.releaseTag(history, ReleaseHistory.message(ReleaseContent.of(files).entries()));
    return history;
  }

  private static Attack ordered(
      String id, String reference, String what, List<List<String>> commits, Attack.Fate fate) {
    return ordered(id, reference, what, owner -> owner, commits, fate);
  }

  private static Attack ordered(
      String id,
      String reference,
      String what,
      Change change,
      List<List<String>> commits,
      Attack.Fate fate) {
    return new Attack(
        id,
        OWNER,
        reference,
        what,
        bench -> {
          Forger owner = change.of(bench.owner());
          return bench.hand(owner.write(bench.folder().resolve("tiny"), owner.commits(commits)));
        },
        fate);
  }

  private static List<Attack> runs() {
    return List.of(
        owner(
            "run-never-closed",
            "A10",
            "The run has no closing entry.",
            owner -> owner.remove(CLOSE),
            atSeal("run-unclosed")),
        owner(
            "run-left-out",
            "A10",
            "The entries begin with run 2: run 1 is hidden.",
            owner -> {
              byte[] opening = owner.bytes(OPEN);
              byte[] closing = owner.bytes(CLOSE);
              return owner.put(RunOpen.path(3), opening).put(RunClose.path(3), closing);
            },
            atSeal("run-gap", "order-step")),
        owner(
            "run-beyond-the-budget",
            "A10; PRML, MLPerf",
            "A second run was opened where the plan allows one.",
            owner -> {
              RunOpen was = owner.opened();
              RunLedger first =
                  new RunLedger(new TreeMap<>()).with(was).closed(RunClose.Reason.ABANDONED);
              Digest head = first.head(owner.bytes(ReleaseFiles.SEAL));
              return owner
                  .runs(
                      first
                          .with(
                              new RunOpen(
                                  RunOpen.SCHEMA,
                                  2,
                                  was.plan(),
                                  head,
                                  was.code(),
                                  was.numericMode(),
                                  was.openedAt()))
                          .closed(RunClose.Reason.RELEASED))
                  .judgeAgain();
            },
            atSeal("run-budget", "manifest-run", "privacy-look-missing", "withheld-differs")),
        owner(
            "run-of-another-chain",
            "A10",
            "The opening names another entry before it.",
            owner ->
                owner.open(
                    owner.opened().plan(), Digest.of(new byte[1]), owner.opened().numericMode()),
            atSeal("run-chain")),
        owner(
            "run-of-another-plan",
            "A11",
            "The opening names another plan.",
            owner ->
                owner.open(
                    Digest.of(new byte[1]),
                    owner.opened().previous(),
                    owner.opened().numericMode()),
            atSeal("run-plan")),
        owner(
            "run-in-another-mode",
            "provenance of numbers",
            "The run computed in another numeric mode than the plan's.",
            owner -> owner.open(owner.opened().plan(), owner.opened().previous(), "fast"),
            atSeal("run-mode")),
        owner(
            "run-closed-as-abandoned",
            "A10",
            "The release is of a run that was given up.",
            owner ->
                owner
                    .runs(
                        new RunLedger(new TreeMap<>())
                            .with(owner.opened())
                            .closed(RunClose.Reason.ABANDONED))
                    .judgeAgain(),
            atSeal("run-reason")),
        owner(
            "run-of-another-number",
            "A10",
            "An entry says another number than its name.",
            owner -> owner.set(CLOSE, "/run", 2),
            atSeal("run-number")),
        owner(
            "run-of-another-format",
            "A23",
            "An entry says that it is of another format.",
            owner -> owner.set(CLOSE, "/schema", "hallmark-run-close-v0"),
            atSeal("run-schema")),
        ordered(
            "run-for-no-known-reason",
            "A10",
            "A run closed for a reason that is none of the list.",
            owner -> {
              String honest = new String(owner.bytes(CLOSE), StandardCharsets.UTF_8);
              return owner.replace(CLOSE, honest.replace("released", "unlucky"));
            },
            List.of(SEAL, List.of(OPEN)),
            atSeal("run-malformed", "document-malformed")));
  }

  private static List<Attack> plans() {
    return List.of(
        owner(
            "plan-changed-in-place",
            "A11; PRML TAMPERED",
            "A threshold is moved in the plan, and the seal stays.",
            owner -> owner.set(ReleaseFiles.PLAN, "/claims/0/below", 0.75).judgeAgain(),
            atSeal("seal-plan-digest", "run-plan")),
        owner(
            "seal-of-another-format",
            "A23",
            "The seal says that it is of another format.",
            owner -> owner.set(ReleaseFiles.SEAL, "/schema", "hallmark-seal-v0"),
            atSeal("seal-schema", "run-chain")),
        owner(
            "seal-commits-to-something-else",
            "A12, A15",
            "The commitment to the data is one to the secret.",
            owner -> owner.set(ReleaseFiles.SEAL, "/data/label", "release-secret"),
            atSeal("seal-commitment", "run-chain")));
  }

  /** Changes the owner's release. */
  interface Change {
    Forger of(Forger owner) throws Exception;
  }

  static Attack owner(String id, String reference, String what, Change change, Attack.Fate fate) {
    return new Attack(
        id, OWNER, reference, what, bench -> bench.hand(change.of(bench.owner())), fate);
  }

  static Attack ownerOfWhole(
      String id, String reference, String what, Change change, Attack.Fate fate) {
    return new Attack(
        id, OWNER, reference, what, bench -> bench.hand(change.of(bench.ownerOfWhole())), fate);
  }
}
