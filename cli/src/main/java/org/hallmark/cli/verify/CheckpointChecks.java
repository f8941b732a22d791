package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.git.CommitEntry;
import org.hallmark.provenance.git.History;

/**
 * What a reader saw of a release earlier, held against what is there now: the history may have
 * grown, and nothing else.
 */
record CheckpointChecks(Identity then, Identity now, Optional<History> history) {
  private static final String ID = "checkpoint";
  private static final String QUESTION = "Does the history continue the one that you saw earlier?";
  private static final String PLACE = "checkpoint";

  Check check() {
    List<Finding> findings = new ArrayList<>();
    if (now.run() < then.run()) {
      add("checkpoint-run", "at least run " + then.run(), "run " + now.run(), findings);
    }
    boolean samePlan = then.plan().isEmpty() || then.plan().equals(now.plan());
    if (!samePlan) {
      add("checkpoint-plan", text(then.plan()), text(now.plan()), findings);
    }
    boolean released = then.manifest().isPresent() && then.run() == now.run();
    if (released && !then.root().equals(now.root())) {
      add("checkpoint-root", then.root().toString(), now.root().toString(), findings);
    }
    history.ifPresent(h -> ancestors(h, findings));
    if (findings.isEmpty() && history.isEmpty() && then.tip().isPresent()) {
      return Check.incomplete(
          ID, QUESTION, new Finding("git-absent", ".git", "the history of the release", "absent"));
    }
    return Check.of(ID, QUESTION, findings);
  }

  private void ancestors(History found, List<Finding> findings) {
    Set<String> commits = found.log().stream().map(CommitEntry::id).collect(Collectors.toSet());
    if (!then.seal().equals(now.seal()) && then.seal().isPresent()) {
      add("checkpoint-seal", "the seal " + then.seal().get(), text(now.seal()), findings);
    }
    then.tip()
        .filter(tip -> !commits.contains(tip))
        .ifPresent(
            tip -> add("checkpoint-history", "the commit " + tip, "no such commit", findings));
  }

  private static void add(String code, String expected, String found, List<Finding> findings) {
    findings.add(new Finding(code, PLACE, expected, found));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }
}
