package org.hallmark.reports.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.reports.ArterialReport;
import org.hallmark.reports.Substitution;
import org.hallmark.reports.facts.ReportInput;

/** The arterial example, and the same with one thing changed. */
final class Examples {
  private Examples() {}

  static ReportInput arterial() {
    return ArterialReport.input();
  }

  static ReportInput texts(UnaryOperator<String> texts) {
    return Substitution.texts(texts).in(arterial());
  }

  /** Every divergence so much larger, with its interval. */
  static ReportInput farther(double by) {
    ReportInput input = arterial();
    List<MeasuredObservable> farther =
        input.observables().stream()
            .map(
                o ->
                    new MeasuredObservable(
                        o.id(),
                        o.title(),
                        o.scale(),
                        o.axes(),
                        o.route(),
                        o.real(),
                        o.noise(),
                        o.synthetic(),
                        o.estimator(),
                        o.level(),
                        o.divergence().map(d -> d + by),
                        o.lower().map(d -> d + by),
                        o.upper().map(d -> d + by),
                        o.notEstimable(),
                        o.floor(),
                        o.comparison()))
            .toList();
    return with(input.privacy(), farther, input.claims());
  }

  /** Every number of the privacy claim halved, ε among them, but δ as it is. */
  static ReportInput smallerEpsilon() {
    ReportInput input = arterial();
    double delta = input.privacy().orElseThrow().statement().delta();
    ReportInput halved = Substitution.numbers(x -> x == delta ? x : x / 2).in(input);
    return with(halved.privacy(), input.observables(), input.claims());
  }

  static ReportInput withoutFirstClaim() {
    ReportInput input = arterial();
    List<ClaimVerdict> claims = input.claims().subList(1, input.claims().size());
    return with(input.privacy(), input.observables(), claims);
  }

  private static ReportInput with(
      Optional<PublishedPrivacy> privacy,
      List<MeasuredObservable> observables,
      List<ClaimVerdict> claims) {
    ReportInput input = arterial();
    return new ReportInput(
        input.manifest(),
        input.plan(),
        input.source(),
        input.datasheet(),
        input.making(),
        input.training(),
        input.run(),
        privacy,
        observables,
        input.comparison(),
        input.laws(),
        claims,
        input.registration());
  }
}
