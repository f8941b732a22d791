package org.hallmark.reports;

import java.util.List;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.manifest.Manifest;

/**
 * All that a report is made of: the manifest and the contents of what it lists. There is no table
 * and no clock in it.
 *
 * @param manifest the closed list of artifacts, with the release's name and run number
 * @param plan facts of the sealed plan
 * @param run facts of the run ledger
 * @param privacy the privacy claim
 * @param disclosure what else is told about privacy
 * @param ledger where the release stands in its owner's ledgers
 * @param observables every measured observable, in the plan's order
 * @param laws every checked law, in the plan's order
 * @param claims every judged claim, in the plan's order
 */
public record ReportInput(
    Manifest manifest,
    PlanFacts plan,
    RunFacts run,
    PrivacyStatement privacy,
    Disclosure disclosure,
    PublishedLedger ledger,
    List<MeasuredObservable> observables,
    List<LawResult> laws,
    List<ClaimVerdict> claims) {

  public ReportInput {
    observables = List.copyOf(observables);
    laws = List.copyOf(laws);
    claims = List.copyOf(claims);
  }
}
