package org.hallmark.provenance.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every check and every finding, once each.
 *
 * @param checks in the order in which a verifier asks
 * @param notes findings that are about a table and belong to no check
 */
public record Catalogue(List<CheckKind> checks, List<FindingKind> notes) {
  public Catalogue {
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
    Set<String> ids = new HashSet<>();
    Map<String, String> meanings = new HashMap<>();
    List<FindingKind> findings = new ArrayList<>(notes);
    for (CheckKind check : checks) {
      requireNew(ids, check.id());
      findings.addAll(check.findings());
    }
    for (FindingKind finding : findings) {
      String meaning = meanings.putIfAbsent(finding.code(), finding.meaning());
      if (meaning != null && !meaning.equals(finding.meaning())) {
        throw new IllegalArgumentException(
            "a code must have one meaning. Provided value: " + finding.code());
      }
    }
  }

  private static void requireNew(Set<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException("ids must be different. Provided value: " + id);
    }
  }

  /** The check of this id, or the family it is of. */
  public Optional<CheckKind> check(String id) {
    return checks.stream()
        .filter(kind -> kind.covers(id) || kind.id().equals(id) || kind.stem().equals(id))
        .findFirst();
  }

  /** The checks that can give findings of this code. */
  public List<CheckKind> giving(String code) {
    return checks.stream().filter(kind -> kind.gives(code)).toList();
  }

  /** The kind of finding of this code. */
  public Optional<FindingKind> finding(String code) {
    return findings().stream().filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** Every kind of finding, once. */
  public List<FindingKind> findings() {
    List<FindingKind> all = new ArrayList<>(notes);
    checks.forEach(check -> all.addAll(check.findings()));
    return all.stream().distinct().toList();
  }
}
