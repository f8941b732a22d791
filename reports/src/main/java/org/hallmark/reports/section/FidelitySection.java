package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.figure.Figure;
import org.hallmark.reports.figure.Figures;
import org.hallmark.reports.figure.OverviewFigure;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;

/** How far the synthetic data are from the source, fine beside coarse. */
public record FidelitySection(ReportInput input) {
  private static final String NO_PAIRS =
      "There is no map of all pairs: of a confidential source a pair is compared where the plan"
          + " registers it as one observable with two axes, and pays for it.";

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
      parts.add(div("pair", panel("per record", Scale.FINE), panel("per group", Scale.COARSE)));
      parts.addAll(cards());
    }
    parts.addAll(
        input
            .comparison()
            .map(comparison -> new PublicSourceSection(comparison, input.observables()).render())
            .orElseGet(() -> List.of(p(NO_PAIRS))));
    return section("fidelity", "Fidelity", parts);
  }

  private Element panel(String name, Scale scale) {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", "All divergences " + name));
    parts.addAll(
        OverviewFigure.of(input, scale)
            .map(Figure::elements)
            .orElseGet(() -> List.of(p("No observable was registered at this scale."))));
    return div("card", parts);
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
    return new ObservableCard(input.observables().get(index), Figures.observable(index)).render();
  }
}
