package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.divergence.Floor;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.plot.IntervalPlot;
import org.hallmark.reports.plot.Ruler;
import org.hallmark.reports.words.Divergences;

/** How far the synthetic data are from the source, fine beside coarse. */
public record FidelitySection(ReportInput input) {
  private static final String UNIT = "divergence in bit, spaced by its square root";

  public Element render() {
    List<Markup> parts = new ArrayList<>();
    parts.add(
        p(
            "Each observable compares two histograms on cells that were sealed before the run. The"
                + " divergence is that of Jensen and Shannon in bits, with equal weights: 0 for the"
                + " same distribution, 1 for none in common. The floor is what a perfect generator"
                + " would score at the same sizes and with the same noise; an estimate whose"
                + " interval begins within the floor cannot be told from it. What sampling and noise"
                + " add on average is taken off, so an estimate may come out below zero; its"
                + " interval never does."));
    if (!input.observables().isEmpty()) {
      parts.add(overview());
      parts.add(details("Numbers", table()));
      parts.addAll(cards());
    }
    input
        .comparison()
        .ifPresent(
            comparison ->
                parts.addAll(new PublicSourceSection(comparison, input.observables()).render()));
    return section("fidelity", "Fidelity", parts);
  }

  private Element overview() {
    Ruler ruler = IntervalPlot.ruler(rows(input.observables()));
    Element both =
        div(
            "pair",
            panel("per record", Scale.FINE, ruler),
            panel("per group", Scale.COARSE, ruler));
    Element key =
        Element.of(
            "figcaption",
            text(
                "Dot and line: estimate with its interval. Shaded: the floor, up to its 95 %"
                    + " quantile. Upright stroke: registered threshold."));
    return Element.of("figure", both, key).in("overview");
  }

  private Element panel(String name, Scale scale, Ruler ruler) {
    List<MeasuredObservable> observables = Divergences.of(input.observables(), scale);
    Element heading = Element.of("h3", "All divergences " + name);
    if (observables.isEmpty()) {
      return div("card", heading, p("No observable was registered at this scale."));
    }
    Element plot =
        new IntervalPlot(rows(observables), ruler, UNIT)
            .draw(
                "overview-" + name.replace(' ', '-'),
                "Divergences " + name,
                "Estimates with intervals, floors and thresholds; the table below has the"
                    + " numbers.");
    return div("card", heading, plot);
  }

  private List<IntervalPlot.Row> rows(List<MeasuredObservable> observables) {
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
                    thresholds(observable)))
        .toList();
  }

  private List<Double> thresholds(MeasuredObservable observable) {
    return input.claims().stream()
        .filter(claim -> claim.quantity().equals("divergence"))
        .filter(claim -> claim.subject().equals(observable.id()))
        .map(ClaimVerdict::threshold)
        .toList();
  }

  private Element table() {
    return new DataTable(
            "All divergences in bit",
            List.of(
                Column.words("Observable"),
                Column.words("Scale"),
                Column.numbers("Estimate"),
                Column.numbers("Interval"),
                Column.numbers("Floor, mean"),
                Column.numbers("Floor, 95 % below")),
            input.observables().stream().map(FidelitySection::row).toList())
        .element();
  }

  private static List<Markup> row(MeasuredObservable observable) {
    return List.of(
        outside(observable.title()),
        text(observable.scale() == Scale.FINE ? "per record" : "per group"),
        text(Divergences.estimate(observable)),
        text(Divergences.interval(observable.lower(), observable.upper())),
        text(observable.floor().map(floor -> Numbers.number(floor.mean())).orElse("none")),
        text(observable.floor().map(floor -> Numbers.upper(floor.upper())).orElse("none")));
  }

  /**
   * A fine observable and its coarse ones stand in one row; the others follow in the plan's order.
   */
  private List<Markup> cards() {
    List<Markup> rows = new ArrayList<>();
    List<Element> alone = new ArrayList<>();
    Set<Integer> done = new HashSet<>();
    for (int i = 0; i < input.observables().size(); i++) {
      List<Integer> coarse = coarseOf(i, done);
      if (!coarse.isEmpty()) {
        List<Element> row = new ArrayList<>(List.of(card(i)));
        coarse.forEach(c -> row.add(card(c)));
        rows.add(div("pair", row));
        done.add(i);
        done.addAll(coarse);
      }
    }
    for (int i = 0; i < input.observables().size(); i++) {
      if (!done.contains(i)) {
        alone.add(card(i));
      }
    }
    rows.add(div("pair", alone));
    return rows;
  }

  private List<Integer> coarseOf(int fine, Set<Integer> done) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < input.observables().size(); i++) {
      boolean belongs =
          Columns.isCoarseOf(input.observables().get(i), input.observables().get(fine));
      if (belongs && !done.contains(i)) {
        found.add(i);
      }
    }
    return found;
  }

  private Element card(int index) {
    return new ObservableCard(input.observables().get(index), "observable-" + (index + 1)).render();
  }
}
