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
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.LawResult;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.plot.BarList;

/**
 * One law: what it assumes, where it is weak, its residuals and the worst rows.
 *
 * @param law the result
 * @param id unique in the page
 */
record LawCard(LawResult law, String id) {

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
    if (!law.residuals().isEmpty()) {
      parts.add(residuals());
    }
    parts.add(
        details("Numbers and worst " + (scale.equals("per record") ? "rows" : "groups"), tables()));
    return div("card", parts);
  }

  private Element residuals() {
    Element plot =
        new BarList(
                law.residuals().stream().map(this::bar).toList(),
                OptionalDouble.of(law.tolerance()),
                "tolerance " + Numbers.withUnit(Numbers.setting(law.tolerance()), law.unit()),
                "absolute residual" + (law.unit().equals("1") ? "" : " in " + law.unit()))
            .draw(id, "Residuals: " + law.title(), described());
    return Element.of(
        "figure", plot, Element.of("figcaption", "Quantiles of the absolute residual."));
  }

  private String described() {
    return law.residuals().stream()
        .map(q -> quantile(q) + ": " + Numbers.number(q.value()))
        .collect(Collectors.joining("; ", "Bars, one per quantile. ", "."));
  }

  private BarList.Bar bar(LawResult.Quantile quantile) {
    String value = Numbers.withUnit(Numbers.number(quantile.value()), law.unit());
    return new BarList.Bar(quantile(quantile), quantile.value(), value);
  }

  private static String quantile(LawResult.Quantile quantile) {
    if (quantile.probability() == 0.5) {
      return "median";
    }
    return quantile.probability() == 1
        ? "largest"
        : Numbers.withUnit(Numbers.setting(100 * quantile.probability()), "%") + " are at most";
  }

  private Element tables() {
    Element values =
        new DataTable(
                law.title() + ": quantiles of the absolute residual",
                measured().isEmpty()
                    ? List.of(Column.words("Quantile"), Column.numbers("Residual"))
                    : List.of(
                        Column.words("Quantile"),
                        Column.numbers("Residual"),
                        Column.numbers("In the source")),
                law.residuals().stream().map(this::row).toList())
            .element();
    Element worst =
        new DataTable(
                law.title() + ": largest residuals of the synthetic data",
                List.of(Column.words("Key"), Column.numbers("Residual")),
                law.worst().stream().map(LawCard::row).toList())
            .element();
    Element check = p(text("Check "), code(law.estimator()), text(" of law "), code(law.id()));
    List<Markup> all = new ArrayList<>(List.of(check, values, worst));
    evidence().ifPresent(evidence -> all.addAll(evidence.tables()));
    return div("stack", all);
  }

  private Optional<LawResult.Measured> measured() {
    return law.reference().flatMap(LawResult.Reference::measured);
  }

  private List<Markup> row(LawResult.Quantile quantile) {
    List<Markup> row = new ArrayList<>();
    row.add(text(quantile(quantile)));
    row.add(text(Numbers.number(quantile.value())));
    measured().ifPresent(source -> row.add(text(inSource(source, quantile.probability()))));
    return row;
  }

  private static String inSource(LawResult.Measured source, double probability) {
    return source.residuals().stream()
        .filter(q -> q.probability() == probability)
        .findFirst()
        .map(q -> Numbers.number(q.value()))
        .orElse("none");
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
