package org.hallmark.reports.label;

import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.divergence.Floor;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.reports.checklist.Checklist;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.words.Divergences;
import org.hallmark.reports.words.NotClaimed;

/**
 * The label for machines.
 *
 * @param title what it is
 * @param synthetic always true
 * @param privacy what is promised, where anything is
 * @param claims every claim with its verdict
 * @param fidelity the divergences at both scales at a glance
 * @param laws every law with the upper bound on its violations
 * @param reproduction the sealed class
 * @param freshness the value from outside
 * @param checklistComplete is no question left unknown?
 * @param audited a page cannot vouch for itself: always {@code not by this page}
 * @param notClaimed what a reader might take for promised, and is not
 */
public record LabelDocument(
    String title,
    boolean synthetic,
    Optional<Promise> privacy,
    List<Verdict> claims,
    List<Fidelity> fidelity,
    List<Broken> laws,
    String reproduction,
    String freshness,
    boolean checklistComplete,
    String audited,
    List<String> notClaimed) {

  /** ε and δ, and whom they protect. */
  public record Promise(double epsilonUpper, double delta, String unit, String unitInWords) {}

  /** A claim and what became of it. */
  public record Verdict(String id, String statement, Judgement judgement) {}

  /** The divergences of a scale, and the largest of them beside its floor. */
  public record Fidelity(
      Scale scale,
      int observables,
      int estimated,
      int atFloor,
      Optional<String> largest,
      Optional<Double> divergence,
      Optional<Double> lower,
      Optional<Double> upper,
      Optional<Floor> floor) {}

  /** A law: how often it is broken, and at most how often. */
  public record Broken(String id, String title, long violations, long checked, double upper) {}

  /** The label of a release. */
  public static LabelDocument of(ReportInput input, Checklist checklist) {
    return new LabelDocument(
        input.plan().title(),
        true,
        input.privacy().map(PublishedPrivacy::statement).map(LabelDocument::promise),
        input.claims().stream().map(LabelDocument::verdict).toList(),
        List.of(fidelity(input, Scale.FINE), fidelity(input, Scale.COARSE)),
        input.laws().stream().map(LabelDocument::broken).toList(),
        input.run().reproduction(),
        input.run().freshness(),
        checklist.complete(),
        "not by this page",
        NotClaimed.sentences(input));
  }

  private static Promise promise(PrivacyStatement said) {
    return new Promise(said.epsilonUpper(), said.delta(), said.unit(), said.unitInWords());
  }

  private static Verdict verdict(ClaimVerdict claim) {
    return new Verdict(claim.id(), claim.statement(), claim.judgement());
  }

  private static Broken broken(LawResult law) {
    return new Broken(law.id(), law.title(), law.violations(), law.checked(), law.upper());
  }

  private static Fidelity fidelity(ReportInput input, Scale scale) {
    Divergences.Glance glance = Divergences.glance(input.observables(), scale);
    Optional<MeasuredObservable> largest = glance.largest();
    return new Fidelity(
        scale,
        glance.observables(),
        glance.estimated(),
        glance.atFloor(),
        largest.map(MeasuredObservable::id),
        largest.flatMap(MeasuredObservable::divergence),
        largest.flatMap(MeasuredObservable::lower),
        largest.flatMap(MeasuredObservable::upper),
        largest.flatMap(MeasuredObservable::floor));
  }
}
