package org.hallmark.reports.figure;

import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.divergence.Floor;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.figure.NumberTable.Form;
import org.hallmark.reports.figure.NumberTable.NumberColumn;
import org.hallmark.reports.plot.IntervalPlot;
import org.hallmark.reports.plot.Ruler;
import org.hallmark.reports.words.Divergences;

/**
 * All divergences of a scale, each with its interval, floor and threshold, on one axis for both.
 */
public final class OverviewFigure {
  private static final String UNIT = "divergence in bit, spaced by its square root";
  private static final String NONE = "none";

  private OverviewFigure() {}

  /** The figure; none where no observable has that scale. */
  public static Optional<Figure> of(ReportInput input, Scale scale) {
    List<MeasuredObservable> observables = Divergences.of(input.observables(), scale);
    if (observables.isEmpty()) {
      return Optional.empty();
    }
    String name = scale == Scale.FINE ? "per record" : "per group";
    String id = "overview-" + name.replace(' ', '-');
    Ruler ruler = IntervalPlot.ruler(rows(input, input.observables()));
    return Optional.of(
        new Figure(
            id,
            "Divergences " + name,
            new IntervalPlot(rows(input, observables), ruler, UNIT)
                .draw(
                    id,
                    "Divergences " + name,
                    "Estimates with intervals, floors and thresholds; the table below has the"
                        + " numbers."),
            "Dot and line: estimate with its interval. Shaded: the floor, up to its 95 %"
                + " quantile. Upright stroke: registered threshold.",
            new NumberTable(
                "Divergences " + name + " in bit",
                List.of(
                    NumberColumn.words("Observable"),
                    NumberColumn.numbers("Estimate"),
                    new NumberColumn("At least", Form.LOWER),
                    new NumberColumn("At most", Form.UPPER),
                    NumberColumn.numbers("Floor, mean"),
                    new NumberColumn("Floor, 95 % below", Form.UPPER)),
                observables.stream().map(OverviewFigure::numbers).toList())));
  }

  private static List<IntervalPlot.Row> rows(
      ReportInput input, List<MeasuredObservable> observables) {
    return observables.stream()
        .map(
            observable ->
                new IntervalPlot.Row(
                    observable.title(),
                    Divergences.estimate(observable),
                    observable.divergence(),
                    observable.lower(),
                    observable.upper(),
                    observable.floor().map(Floor::upper),
                    thresholds(input, observable)))
        .toList();
  }

  private static List<Double> thresholds(ReportInput input, MeasuredObservable observable) {
    return input.claims().stream()
        .filter(claim -> claim.quantity().equals("divergence"))
        .filter(claim -> claim.subject().equals(observable.id()))
        .map(ClaimVerdict::threshold)
        .toList();
  }

  private static List<Object> numbers(MeasuredObservable observable) {
    return List.of(
        observable.title(),
        observable.divergence().<Object>map(d -> d).orElse("not estimable"),
        observable.lower().<Object>map(d -> d).orElse(NONE),
        observable.upper().<Object>map(d -> d).orElse(NONE),
        observable.floor().<Object>map(Floor::mean).orElse(NONE),
        observable.floor().<Object>map(Floor::upper).orElse(NONE));
  }
}
