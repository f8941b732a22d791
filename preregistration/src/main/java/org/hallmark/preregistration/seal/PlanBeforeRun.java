package org.hallmark.preregistration.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.git.CommitEntry;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.git.SignedTag;
import org.hallmark.provenance.git.TreeEntry;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The order of a history: the plan is sealed before a run opens, an outside value is fixed after
 * the seal and before the run whose seeds it enters, an amendment stands before the runs that it is
 * for, a run opens before anything comes of it, and nothing of all that changes afterwards.
 *
 * <p>The order is the history's own; without an outside anchor its owner could have made it at
 * once.
 */
public final class PlanBeforeRun {
  private static final String QUESTION =
      "Does the history seal the plan before the run opens, and open the run before its results?";
  private static final String PLAN = Registration.PLAN;
  private static final String SEAL = Registration.SEAL;
  private static final String RUNS = "runs/";
  private static final String OPENING = RUNS + "\\d+\\.open\\.json";
  private static final String FIRST_RUN = "runs/0001.open.json";
  private static final String AMENDMENT = "amendments/\\d{4}\\.json";

  /** The tag of the seal, and of each amendment after it. */
  public static String sealTag(int amendments) {
    return "hallmark/seal/" + (amendments + 1);
  }

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
    String first = oldestFirst.get(0).id();
    requireTag("order-seal-first", sealTag, "the tag of the first commit", first);
    Set<String> files = history.tree(first).keySet();
    if (!files.equals(Set.of(PLAN, SEAL))) {
      find(
          "order-plan-after-run",
          PLAN,
          "a first commit of plan.json and seal.json alone",
          files.toString());
    }
  }

  private void requireTag(String code, String name, String expected, String commit) {
    Optional<SignedTag> tag = Optional.ofNullable(history.tags().get("refs/tags/" + name));
    if (tag.isEmpty() || !tag.get().commit().equals(commit)) {
      find(code, name, expected, tag.isEmpty() ? "no tag" : tag.get().commit());
    }
  }

  private void runBeforeResults() {
    for (CommitEntry commit : oldestFirst) {
      Set<String> files = history.tree(commit.id()).keySet();
      boolean alone =
          files.stream().allMatch(path -> path.startsWith(RUNS) || Registration.isPart(path));
      if (!alone) {
        find(
            "order-run-after-results",
            FIRST_RUN,
            "an opening entry before any result",
            files.contains(FIRST_RUN) ? "results in the same commit" : "results without one");
        return;
      }
      if (files.contains(FIRST_RUN)) {
        return;
      }
    }
    find("order-run-missing", FIRST_RUN, "an opening entry", "absent");
  }

  /** After the seal each commit makes one step, or is the release and at last all the rest. */
  private void oneStepAtATime() {
    Set<String> before = history.tree(oldestFirst.get(0).id()).keySet();
    for (CommitEntry commit : oldestFirst.subList(1, oldestFirst.size())) {
      Set<String> added = new TreeSet<>(history.tree(commit.id()).keySet());
      added.removeAll(before);
      boolean opens = added.stream().anyMatch(path -> path.matches(OPENING));
      boolean last = commit == oldestFirst.get(oldestFirst.size() - 1);
      boolean registers = added.stream().anyMatch(Registration::isPart);
      if (registers) {
        registers(commit, before, added);
      } else if (!(added.size() == 1 && added.iterator().next().startsWith(RUNS))
          && (opens || !last)) {
        find(
            "order-step",
            added.stream().filter(path -> path.matches(OPENING)).findFirst().orElse(RUNS),
            "one entry of a run, or the release, in commit " + commit.id(),
            added.toString());
      }
      before = history.tree(commit.id()).keySet();
    }
  }

  /** An amendment, or an outside value, each in a commit of its own. */
  private void registers(CommitEntry commit, Set<String> before, Set<String> added) {
    int opened = (int) before.stream().filter(path -> path.matches(OPENING)).count();
    Optional<String> amendment = added.stream().filter(path -> path.matches(AMENDMENT)).findFirst();
    if (amendment.isPresent()) {
      amends(commit, before, added, opened);
      return;
    }
    int amendments = (int) before.stream().filter(path -> path.matches(AMENDMENT)).count();
    Set<String> expected =
        Set.of(Registration.freshnessPath(amendments), Registration.timestampPath(amendments));
    boolean fits =
        expected.containsAll(added) && added.contains(Registration.freshnessPath(amendments));
    if (!fits || opened > openedAtAmendment(commit, amendments)) {
      find(
          "order-freshness-after-run",
          added.iterator().next(),
          "an outside value in a commit of its own, before a run that hangs on it opens",
          opened + " runs opened before, and " + added);
    }
  }

  private void amends(CommitEntry commit, Set<String> before, Set<String> added, int opened) {
    int number = (int) before.stream().filter(path -> path.matches(AMENDMENT)).count() + 1;
    int said = openedAtAmendment(commit, number);
    if (!added.equals(Set.of(Registration.amendmentPath(number))) || said != opened) {
      find(
          "order-amendment",
          Registration.amendmentPath(number),
          "one amendment in a commit of its own, after the " + opened + " runs opened before it",
          "after " + said + " runs, with " + added);
    }
    requireTag(
        "order-amendment-tag", sealTag(number), "the tag of the amendment's commit", commit.id());
  }

  /**
   * How many runs were opened when an amendment was made, as it says; -1 where it cannot be read.
   */
  private int openedAtAmendment(CommitEntry commit, int number) {
    if (number == 0) {
      return 0;
    }
    try {
      SortedMap<String, byte[]> file = new TreeMap<>();
      String path = Registration.amendmentPath(number);
      history.file(commit.id(), path).ifPresent(bytes -> file.put(path, bytes));
      return new Registration(file).amendment(number).afterRun();
    } catch (MalformedDocumentException e) {
      return -1;
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
