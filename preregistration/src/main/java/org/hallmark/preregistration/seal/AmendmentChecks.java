package org.hallmark.preregistration.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Amendment.Change;
import org.hallmark.preregistration.seal.Amendment.DataState;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;

/** Whether amendments follow from the seal and each other, and say when they were made. */
public final class AmendmentChecks {
  /**
   * What no amendment may touch: another name, source, budget or outside value is another plan,
   * which a repository of its own seals and the dataset's ledger admits.
   */
  public static final Set<String> FIXED =
      Set.of("version", "name", "source", "privacy", "dataset", "freshness");

  /** The check's id. */
  public static final String ID = "amendments";

  /** What it asks. */
  public static final String QUESTION =
      "Are amendments numbered, chained, within what may be amended, and honest about the data?";

  private final Registration registration;
  private final List<Finding> findings = new ArrayList<>();

  private AmendmentChecks(Registration registration) {
    this.registration = registration;
  }

  /** The members of a plan that these changes touch and may not. */
  public static Set<String> outOfScope(List<Change> changes) {
    Set<String> touched = new TreeSet<>();
    for (Change change : changes) {
      String[] steps = change.pointer().split("/", -1);
      String member = steps.length > 1 ? steps[1] : "the whole plan";
      if (steps.length < 2 || FIXED.contains(member)) {
        touched.add(member);
      }
    }
    return touched;
  }

  /** The check of all amendments. */
  public static Check check(Registration registration, RunLedger runs) {
    AmendmentChecks checks = new AmendmentChecks(registration);
    checks.numbers();
    for (int number = 1; number <= registration.amendments(); number++) {
      try {
        checks.amendment(number, runs);
      } catch (MalformedDocumentException e) {
        checks.find("amendment-malformed", e.document() + e.pointer(), e.expected(), e.found());
        break;
      }
    }
    return Check.of(ID, QUESTION, checks.findings);
  }

  private void numbers() {
    Set<String> known = new TreeSet<>();
    for (int number = 0; number <= registration.amendments(); number++) {
      known.add(Registration.amendmentPath(number));
      known.add(Registration.freshnessPath(number));
      known.add(Registration.timestampPath(number));
    }
    known.add(Registration.PLAN);
    known.add(Registration.SEAL);
    known.remove(Registration.amendmentPath(0));
    registration.files().keySet().stream()
        .filter(path -> !known.contains(path))
        .forEach(path -> find("amendment-gap", path, "consecutive amendments", path));
  }

  private void amendment(int number, RunLedger runs) throws MalformedDocumentException {
    String path = Registration.amendmentPath(number);
    Amendment amendment = registration.amendment(number);
    registration.effectivePlan(number);
    same("amendment-chain", path + "#/schema", Amendment.SCHEMA, amendment.schema());
    same("amendment-chain", path + "#/number", number, amendment.number());
    same(
        "amendment-chain",
        path + "#/previous",
        registration.headBefore(number),
        amendment.previous());
    same(
        "amendment-chain",
        path + "#/plan",
        registration.effectiveDigest(number - 1),
        amendment.plan());
    order(number, path, amendment, runs);
    Set<String> touched = outOfScope(amendment.changes());
    if (!touched.isEmpty()) {
      find("amendment-scope", path, "members other than " + FIXED, touched.toString());
    }
  }

  private void order(int number, String path, Amendment amendment, RunLedger runs)
      throws MalformedDocumentException {
    int least = number == 1 ? 0 : registration.amendment(number - 1).afterRun();
    // A run must follow: what is released was made under the plan that judges it.
    int most = runs.last() - 1;
    if (amendment.afterRun() < least || amendment.afterRun() > most) {
      find(
          "amendment-order",
          path + "#/afterRun",
          "between " + least + " and " + most + ", so that a run follows",
          "" + amendment.afterRun());
    }
    if (amendment.afterRun() > 0 && amendment.data() != DataState.AFTER_DATA) {
      find("amendment-data", path + "#/data", "after-data, for a run had been opened", "other");
    }
  }

  private void same(String code, String subject, Object expected, Object found) {
    if (!expected.equals(found)) {
      find(code, subject, expected.toString(), found.toString());
    }
  }

  private void find(String code, String subject, String expected, String found) {
    findings.add(new Finding(code, subject, expected, found));
  }
}
