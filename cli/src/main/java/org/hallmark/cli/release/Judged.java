package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.Deviation;
import org.hallmark.preregistration.Estimand;
import org.hallmark.preregistration.deviation.Deviations;
import org.hallmark.preregistration.plan.Claim.Quantity;
import org.hallmark.preregistration.plan.Estimands;
import org.hallmark.preregistration.plan.Estimands.Published;
import org.hallmark.preregistration.plan.Judging;
import org.hallmark.preregistration.plan.Outcome;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;

/**
 * What became of what the plan registered: {@code results/claims.json}, a function of plan, runs
 * and the other results.
 *
 * @param claims every registered claim, judged, in the plan's order
 * @param estimands every registered quantity, found or not, and every other that is published
 * @param deviations every difference between plan and run
 */
public record Judged(
    List<ClaimVerdict> claims, List<Estimand> estimands, List<Deviation> deviations) {
  public Judged {
    claims = List.copyOf(claims);
    estimands = List.copyOf(estimands);
    deviations = List.copyOf(deviations);
  }

  /** Judges results by their plan. */
  public static Judged of(
      ReleasePlan plan,
      Registration registration,
      List<MeasuredObservable> measurements,
      List<LawResult> laws,
      Optional<PublishedPrivacy> privacy,
      RunLedger runs)
      throws MalformedDocumentException {
    List<Outcome> outcomes = Outcomes.of(measurements, laws);
    List<Estimand> estimands =
        Estimands.of(
            outcomes,
            registered(plan),
            plan.cells(),
            plan.claims(),
            plan.analysis(),
            others(measurements, laws));
    return new Judged(
        Judging.judge(plan.claims(), plan.analysis(), outcomes),
        estimands,
        Deviations.of(
            plan.analysis(),
            registration.all(),
            runs,
            estimands,
            raises(privacy),
            dataSeen(privacy)));
  }

  private static List<Published> registered(ReleasePlan plan) {
    List<Published> registered = new ArrayList<>();
    plan.observables()
        .forEach(o -> registered.add(new Published(o.id(), word(Quantity.DIVERGENCE))));
    plan.laws()
        .forEach(law -> registered.add(new Published(law.id(), word(Quantity.VIOLATION_RATE))));
    return registered;
  }

  /** What is published beside divergences and rates of violations. */
  private static List<Published> others(
      List<MeasuredObservable> measurements, List<LawResult> laws) {
    List<Published> others = new ArrayList<>();
    for (MeasuredObservable measured : measurements) {
      measured.floor().ifPresent(floor -> others.add(new Published(measured.id(), "floor")));
      measured
          .comparison()
          .ifPresent(comparison -> others.add(new Published(measured.id(), "comparison")));
    }
    for (LawResult law : laws) {
      if (!law.residuals().isEmpty()) {
        others.add(new Published(law.id(), "residual-quantiles"));
      }
      law.reference()
          .ifPresent(reference -> others.add(new Published(law.id(), "violations-in-source")));
      law.evidence()
          .filter(evidence -> !evidence.statistics().isEmpty())
          .ifPresent(evidence -> others.add(new Published(law.id(), "statistics")));
    }
    return others;
  }

  private static String word(Quantity quantity) {
    return Words.kebab(quantity);
  }

  private static long dataSeen(Optional<PublishedPrivacy> privacy) {
    return privacy.flatMap(promised -> promised.ledger().dataset().dataSeen()).orElse(0L);
  }

  private static SortedMap<String, String> raises(Optional<PublishedPrivacy> privacy) {
    SortedMap<String, String> raises = new TreeMap<>();
    privacy.stream()
        .flatMap(promised -> promised.ledger().dataset().raises().stream())
        .forEach(
            raise ->
                raises.put(
                    "raised at "
                        + raise.raisedAt()
                        + " to epsilon "
                        + raise.epsilon()
                        + " at delta "
                        + raise.delta(),
                    raise.reason()));
    return raises;
  }
}
