package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.span;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.LawResult;
import org.hallmark.reports.figure.Figure;
import org.hallmark.reports.figure.ResidualFigure;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;

/**
 * One law: what it assumes, where it is weak, its residuals and the worst rows.
 *
 * @param law the result
 * @param id unique in the page
 */
record LawCard(LawResult law, String id) {
  private static final String NO_WORST = "No residual beyond zero is listed.";
  private static final String ALL_ZERO =
      "Every residual of the synthetic data is zero; nothing is drawn.";

  Element render() {
    List<Markup> parts = new ArrayList<>();
    String scale = law.scale() == Scale.FINE ? "per record" : "per group";
    parts.add(Element.of("h3", outside(law.title()), text(" "), span("scale", scale)));
    parts.add(
        p(
                Element.of("strong", LawsSection.broken(law) + " broken"),
                text(", at most " + LawsSection.bound(law)))
            .in("found"));
    evidence().ifPresent(evidence -> parts.addAll(evidence.sentences()));
    parts.addAll(judgedSource());
    parts.add(p(Element.of("strong", "Assumes: "), outside(law.assumes())));
    parts.add(p(Element.of("strong", "Weakness: "), outside(law.weakness())));
    parts.addAll(
        ResidualFigure.of(law, id)
            .map(Figure::elements)
            .orElseGet(() -> law.residuals().isEmpty() ? List.of() : List.of(p(ALL_ZERO))));
    parts.add(details("Worst " + (law.scale() == Scale.FINE ? "rows" : "groups"), tables()));
    return div("card", parts);
  }

  private Element tables() {
    Element worst =
        new DataTable(
                law.title() + ": largest residuals of the synthetic data",
                List.of(Column.words("Key"), Column.numbers("Residual")),
                law.worst().stream().map(LawCard::row).toList())
            .element();
    Element check = p(text("Check "), code(law.estimator()), text(" of law "), code(law.id()));
    List<Markup> all = new ArrayList<>(List.of(check, law.worst().isEmpty() ? p(NO_WORST) : worst));
    evidence().ifPresent(evidence -> all.addAll(evidence.tables()));
    return div("stack", all);
  }

  private Optional<LawResult.Measured> measured() {
    return law.reference().flatMap(LawResult.Reference::measured);
  }

  /** The verdict of a law about a whole sample, on the source. */
  private List<Markup> judgedSource() {
    return measured()
        .flatMap(LawResult.Measured::judgement)
        .<List<Markup>>map(
            found -> List.of(p(Element.of("strong", "In the source: "), outside(found.because()))))
        .orElse(List.of());
  }

  private Optional<LawEvidence> evidence() {
    return law.evidence().map(evidence -> new LawEvidence(evidence, law.title()));
  }

  private static List<Markup> row(LawResult.Worst worst) {
    String key =
        worst.key().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue())
            .collect(Collectors.joining(", "));
    return List.of(outside(key), text(Numbers.number(worst.residual())));
  }
}
