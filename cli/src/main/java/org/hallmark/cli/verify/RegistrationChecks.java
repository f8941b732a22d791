package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hallmark.cli.plan.AmendedPlans;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.AmendmentChecks;
import org.hallmark.preregistration.seal.FreshnessChecks;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.sign.TrustFile;

/** What was fixed before each run: its plan with amendments, and the outside value. */
final class RegistrationChecks {
  private final Registration registration;
  private final RunLedger runs;
  private final AmendedPlans plans;

  RegistrationChecks(Registration registration, RunLedger runs) {
    this.registration = registration;
    this.runs = runs;
    this.plans = new AmendedPlans(registration);
  }

  /** The plan with all amendments. */
  ReleasePlan plan() throws MalformedDocumentException {
    return plans.after(registration.amendments());
  }

  /** Chain and scope of amendments, and that none changes a look after data were seen. */
  Check amendments() {
    Check chain = AmendmentChecks.check(registration, runs);
    List<Finding> findings = new ArrayList<>(chain.findings());
    for (int number = 1;
        number <= registration.amendments() && chain.findings().isEmpty();
        number++) {
      try {
        if (registration.amendment(number).afterRun() > 0 && !plans.keepsLooks(number)) {
          findings.add(
              new Finding(
                  "amendment-looks",
                  Registration.amendmentPath(number),
                  "the looks at the source of the plan before",
                  "others, after data had been seen"));
        }
      } catch (MalformedDocumentException e) {
        findings.add(
            new Finding(
                "amendment-malformed",
                Registration.amendmentPath(number),
                "changes that give a plan",
                e.found()));
      }
    }
    return Check.of(AmendmentChecks.ID, AmendmentChecks.QUESTION, findings);
  }

  /** Every run is bound to the plan that was in force. */
  Check runs(ReleasePlan plan) throws MalformedDocumentException {
    Map<Integer, Digest> digests = new TreeMap<>();
    for (int run = 1; run <= runs.last(); run++) {
      digests.put(run, registration.planOf(run));
    }
    return runs.check(
        registration.bytes(ReleaseFiles.SEAL),
        digests::get,
        plan.frame().runBudget(),
        plan.frame().choice());
  }

  /** The run that the registered rule chooses. */
  int released(ReleasePlan plan) throws MalformedDocumentException {
    return runs.chosen(plan.frame().choice()).orElse(runs.last());
  }

  /** What the chosen run was chosen by is what is published of it. */
  Check choice(ReleasePlan plan, List<MeasuredObservable> measurements)
      throws MalformedDocumentException {
    List<Finding> findings = new ArrayList<>();
    int run = released(plan);
    Optional<RunClose.RunOutcome> outcome = run > 0 ? runs.outcome(run) : Optional.empty();
    for (MeasuredObservable measured : measurements) {
      if (outcome.filter(o -> o.observable().equals(measured.id())).isPresent()) {
        Expectations.same(
            "run-outcome",
            RunClose.path(run) + "#/outcome/divergence",
            measured.divergence(),
            outcome.get().divergence(),
            findings);
      }
    }
    if (run > 0 && registration.amendmentsAt(run) != registration.amendments()) {
      findings.add(
          new Finding(
              "run-choice",
              RunOpen.path(run),
              "a run under all " + registration.amendments() + " amendments",
              "one under " + registration.amendmentsAt(run)));
    }
    return Check.of(
        "run-choice", "Is the released run the one that the registered rule chooses?", findings);
  }

  Check modes() throws MalformedDocumentException {
    List<Finding> findings = new ArrayList<>();
    for (int run = 1; run <= runs.last(); run++) {
      Expectations.same(
          "run-mode",
          RunOpen.path(run) + "#/numericMode",
          Words.kebab(plans.after(registration.amendmentsAt(run)).generator().numericMode()),
          runs.open(run).numericMode(),
          findings);
    }
    return Check.of("run-mode", "Did every run compute in the plan's numeric mode?", findings);
  }

  FreshnessChecks.Answer freshness(ReleasePlan plan, Seal seal, TrustFile trust)
      throws MalformedDocumentException {
    return FreshnessChecks.check(plan.frame().freshness(), registration, runs, seal, trust);
  }
}
