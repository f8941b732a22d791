package org.hallmark.reports.label;

import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.fact;
import static org.hallmark.reports.html.Tags.facts;
import static org.hallmark.reports.html.Tags.list;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.span;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.privacy.statement.Uncovered;
import org.hallmark.reports.checklist.Answer.Status;
import org.hallmark.reports.checklist.Checklist;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.Badges;
import org.hallmark.reports.words.Divergences;
import org.hallmark.reports.words.NotClaimed;
import org.hallmark.reports.words.PrivacyWords;

/** The label: what a reader must know before anything else, on one screen. */
public record FactsLabel(ReportInput input, Checklist checklist) {
  /** More rows than this do not fit on one screen; the rest stands below. */
  private static final int MOST_ROWS = 8;

  public Element render() {
    return Element.of("section", title(), div("columns", left(), middle(), right()), not())
        .in("label")
        .with("id", "label")
        .with("aria-labelledby", "title");
  }

  private Element title() {
    Element mark = p("Synthetic data").in("mark");
    Element heading = Element.of("h1", outside(input.plan().title())).with("id", "title");
    String run =
        "run "
            + Numbers.count(input.manifest().run())
            + " of at most "
            + Numbers.count(input.run().budget());
    Element under =
        p(
            outside(input.manifest().name()),
            text(" · " + run + " · "),
            outside(input.plan().licence()));
    Element what =
        p(
            text("No row of it was observed. It was drawn from "),
            outside(input.plan().generator()),
            text(", a model trained on: "),
            outside(input.plan().sourceTitle()),
            text(" (" + input.plan().confidentiality() + ")."));
    return div("title", mark, heading, under.in("under"), what.in("what"));
  }

  private Element left() {
    return input.privacy().map(privacy -> promised(privacy.statement())).orElseGet(this::none);
  }

  private Element none() {
    return div(
        "column",
        Element.of("h2", "Privacy loss"),
        p(span("symbol", "ε "), text(NoPrivacyClaim.NOT_APPLICABLE)).in("epsilon"),
        p(NoPrivacyClaim.ONLY.inWords()),
        terms());
  }

  private Element promised(PrivacyStatement privacy) {
    Element epsilon =
        p(
                span("symbol", "ε ≤ "),
                span("big", PrivacyWords.epsilon(privacy)),
                span("soft", " of a budget of " + Numbers.number(privacy.budget())))
            .in("epsilon");
    return div(
        "column",
        Element.of("h2", "Privacy loss"),
        epsilon,
        p("δ = " + PrivacyWords.delta(privacy)).in("delta"),
        p(
            text("for one "),
            Element.of("strong", outside(privacy.unit())),
            text(": "),
            outside(privacy.unitInWords())),
        p(Element.of("strong", "Does not protect: "), outside(privacy.notProtected()))
            .and(open(privacy)),
        terms());
  }

  private static List<Markup> open(PrivacyStatement privacy) {
    return privacy.uncovered().flatMap(Uncovered::source).isPresent()
        ? List.of(text(" " + Uncovered.PUBLIC_SOURCE))
        : List.of();
  }

  private Element middle() {
    List<Element> rows =
        input.claims().stream()
            .limit(MOST_ROWS)
            .map(
                claim ->
                    Element.of(
                        "li", Badges.of(claim.judgement()), span("claim", claim.statement())))
            .toList();
    return div(
            "column",
            Element.of("h2", "Claims, registered before training"),
            p(tally()).in("tally"),
            Element.of("ul", rows).in("claims"))
        .and(more(input.claims().size(), "claims"));
  }

  private String tally() {
    return List.of(Judgement.values()).stream()
        .map(judgement -> count(judgement) + " " + word(judgement))
        .collect(Collectors.joining(" · "));
  }

  static String word(Judgement judgement) {
    return switch (judgement) {
      case SUPPORTED -> "supported";
      case NOT_SUPPORTED -> "not supported";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  private long count(Judgement judgement) {
    return input.claims().stream().map(ClaimVerdict::judgement).filter(judgement::equals).count();
  }

  private Element right() {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h2", "Distance to the source"));
    parts.add(
        p("Jensen–Shannon divergence in bits: 0 is the same distribution, 1 none in common.")
            .in("soft"));
    parts.add(glance("per record", Scale.FINE));
    parts.add(glance("per group", Scale.COARSE));
    parts.add(Element.of("h2", "Laws broken by the synthetic data"));
    List<LawResult> worst =
        input.laws().stream()
            .sorted(Comparator.comparingDouble(LawResult::upper).reversed())
            .limit(MOST_ROWS)
            .toList();
    parts.add(Element.of("ul", worst.stream().map(FactsLabel::law).toList()).in("rows"));
    parts.addAll(more(input.laws().size(), "laws"));
    return div("column", parts);
  }

  private Element glance(String name, Scale scale) {
    Divergences.Glance glance = Divergences.glance(input.observables(), scale);
    Element line =
        p(
            Element.of("strong", name),
            text(
                ": "
                    + glance.estimated()
                    + " of "
                    + glance.observables()
                    + " estimable, "
                    + glance.atFloor()
                    + " at the floor"));
    return glance
        .largest()
        .map(largest -> line.and(text("; largest "), largest(largest)))
        .orElse(line);
  }

  private static Element largest(MeasuredObservable observable) {
    String floor =
        observable
            .floor()
            .map(f -> "; " + f.kind() + " floor up to " + Numbers.upper(f.upper()))
            .orElse("; no floor");
    return Element.of(
        "span",
        Element.of("strong", Divergences.estimate(observable)),
        text(" " + Divergences.interval(observable.lower(), observable.upper()) + " ("),
        outside(observable.title()),
        outside(floor),
        text(")"));
  }

  private static Element law(LawResult law) {
    String broken = Numbers.count(law.violations()) + " of " + Numbers.count(law.checked());
    return Element.of(
        "li",
        Element.of("span", outside(law.title())).in("grow"),
        Element.of(
                "span",
                text(broken + ", "),
                Element.of("strong", "≤\u00A0" + Numbers.percentUpper(law.upper())))
            .in("figure"));
  }

  private List<Markup> more(int all, String of) {
    return all <= MOST_ROWS
        ? List.of()
        : List.of(p(Numbers.count(all - MOST_ROWS) + " more " + of + " stand below.").in("soft"));
  }

  private Element terms() {
    return facts(
        List.of(
            fact("Reproduction", outside(input.run().reproduction())),
            fact("Outside freshness", outside(input.run().freshness())),
            fact("Checklist", Element.of("a", checklistInWords()).with("href", "#checklist")),
            fact(
                "Audit state",
                text("a page cannot vouch for itself; "),
                Element.of("a", "verify it").with("href", "#verify"))));
  }

  private String checklistInWords() {
    long unknown = checklist.count(Status.UNKNOWN);
    return checklist.complete()
        ? "complete, " + Numbers.counted(checklist.fields().size(), "field")
        : Numbers.count(unknown)
            + " of "
            + Numbers.counted(checklist.fields().size(), "field")
            + " unknown";
  }

  private Element not() {
    return div("not-claimed", Element.of("h2", "Not claimed"), list(NotClaimed.sentences(input)));
  }
}
