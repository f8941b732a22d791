package org.hallmark.preregistration.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.git.CommitEntry;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.git.SignedTag;
import org.hallmark.provenance.git.TreeEntry;

/**
 * The order of a history: the plan is sealed before a run opens, a run opens before anything comes
 * of it, and neither plan nor seal nor an entry changes afterwards.
 *
 * <p>The order is the history's own; without an outside clock its owner could have made it at once.
 */
public final class PlanBeforeRun {
  private static final String QUESTION =
      "Does the history seal the plan before the run opens, and open the run before its results?";
  private static final String PLAN = "plan.json";
  private static final String SEAL = "seal.json";
  private static final String RUNS = "runs/";
  private static final String OPENING = RUNS + "\\d+\\.open\\.json";
  private static final String FIRST_RUN = "runs/0001.open.json";

  private final History history;
  private final List<CommitEntry> oldestFirst;
  private final List<Finding> findings = new ArrayList<>();

  private PlanBeforeRun(History history) {
    this.history = history;
    this.oldestFirst = new ArrayList<>(history.log());
    Collections.reverse(oldestFirst);
  }

  /** The check of {@code history}, whose seal bears the tag {@code sealTag}. */
  public static Check check(History history, String sealTag) {
    PlanBeforeRun order = new PlanBeforeRun(history);
    order.sealFirst(sealTag);
    order.runBeforeResults();
    order.oneStepAtATime();
    order.nothingChanges();
    return Check.of("plan-before-run", QUESTION, order.findings);
  }

  private void sealFirst(String sealTag) {
    Optional<SignedTag> tag = Optional.ofNullable(history.tags().get("refs/tags/" + sealTag));
    String first = oldestFirst.get(0).id();
    if (tag.isEmpty() || !tag.get().commit().equals(first)) {
      find(
          "order-seal-first",
          sealTag,
          "the tag of the first commit",
          tag.isEmpty() ? "no tag" : tag.get().commit());
    }
    Set<String> files = history.tree(first).keySet();
    if (!files.equals(Set.of(PLAN, SEAL))) {
      find(
          "order-plan-after-run",
          PLAN,
          "a first commit of plan.json and seal.json alone",
          files.toString());
    }
  }

  private void runBeforeResults() {
    for (CommitEntry commit : oldestFirst) {
      Set<String> files = history.tree(commit.id()).keySet();
      if (files.contains(FIRST_RUN)) {
        boolean alone =
            files.stream().allMatch(p -> p.startsWith(RUNS) || p.equals(PLAN) || p.equals(SEAL));
        if (!alone) {
          find(
              "order-run-after-results",
              FIRST_RUN,
              "an opening entry before any result",
              "results in the same commit");
        }
        return;
      }
      if (files.stream().anyMatch(p -> !p.equals(PLAN) && !p.equals(SEAL))) {
        find(
            "order-run-after-results",
            FIRST_RUN,
            "an opening entry before any result",
            "results without one");
        return;
      }
    }
    find("order-run-missing", FIRST_RUN, "an opening entry", "absent");
  }

  /** After the seal each commit adds one opening, or one closing, or at last the release. */
  private void oneStepAtATime() {
    Set<String> before = history.tree(oldestFirst.get(0).id()).keySet();
    for (CommitEntry commit : oldestFirst.subList(1, oldestFirst.size())) {
      Set<String> added = new TreeSet<>(history.tree(commit.id()).keySet());
      added.removeAll(before);
      boolean opens = added.stream().anyMatch(path -> path.matches(OPENING));
      boolean last = commit == oldestFirst.get(oldestFirst.size() - 1);
      boolean isStep = added.size() == 1 && added.iterator().next().startsWith(RUNS);
      if (!isStep && (opens || !last)) {
        find(
            "order-step",
            added.stream().filter(path -> path.matches(OPENING)).findFirst().orElse(RUNS),
            "one entry of a run, or the release, in commit " + commit.id(),
            added.toString());
      }
      before = history.tree(commit.id()).keySet();
    }
  }

  private void nothingChanges() {
    SortedMap<String, TreeEntry> last = history.tree(oldestFirst.get(oldestFirst.size() - 1).id());
    for (CommitEntry commit : oldestFirst) {
      history
          .tree(commit.id())
          .forEach(
              (path, entry) -> {
                TreeEntry end = last.get(path);
                if (!entry.equals(end)) {
                  find(
                      "order-changed",
                      path,
                      "the bytes of commit " + commit.id(),
                      end == null ? "absent" : "other bytes");
                }
              });
    }
  }

  private void find(String code, String subject, String expected, String found) {
    findings.add(new Finding(code, subject, expected, found));
  }
}
