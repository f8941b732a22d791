package org.hallmark.reports.facts;

import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.PublicComparison;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.provenance.manifest.Manifest;

/**
 * All that a report is made of: the manifest and the contents of what it lists. There is no table
 * and no clock in it.
 *
 * @param manifest the closed list of artifacts, with the release's name and run number
 * @param plan facts of the sealed plan
 * @param source facts of the plan about the source
 * @param datasheet what the owner told in the plan beside all that
 * @param making facts of seal and runs
 * @param training how training went, as far as it may be told
 * @param run facts of the run ledger
 * @param privacy the privacy claim and what belongs to it; none where nothing is promised, since
 *     everybody may see the source
 * @param observables every measured observable, in the plan's order
 * @param comparison what else is measured where the source is public
 * @param laws every checked law, in the plan's order
 * @param claims every judged claim, in the plan's order
 * @param registration what was registered, and what became of it
 */
public record ReportInput(
    Manifest manifest,
    PlanFacts plan,
    SourceFacts source,
    Datasheet datasheet,
    MakingFacts making,
    TrainingFacts training,
    RunFacts run,
    Optional<PublishedPrivacy> privacy,
    List<MeasuredObservable> observables,
    Optional<PublicComparison> comparison,
    List<LawResult> laws,
    List<ClaimVerdict> claims,
    RegistrationFacts registration) {

  public ReportInput {
    observables = List.copyOf(observables);
    laws = List.copyOf(laws);
    claims = List.copyOf(claims);
  }
}
