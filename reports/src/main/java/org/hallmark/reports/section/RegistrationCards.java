package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.preregistration.Deviation;
import org.hallmark.preregistration.Estimand;
import org.hallmark.preregistration.seal.Amendment;
import org.hallmark.preregistration.seal.Freshness;
import org.hallmark.provenance.json.Words;
import org.hallmark.reports.facts.RegistrationFacts;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;

/** The rules of the analysis, the outside value, amendments, deviations and all estimands. */
record RegistrationCards(RegistrationFacts facts) {

  List<Element> render() {
    List<Element> cards = new ArrayList<>();
    if (!facts.rules().isEmpty()) {
      cards.add(rules());
    }
    facts.freshness().ifPresent(value -> cards.add(freshness(value)));
    if (!facts.amendments().isEmpty()) {
      cards.add(amendments());
    }
    cards.add(deviations());
    if (!facts.estimands().isEmpty()) {
      cards.add(estimands());
    }
    return cards;
  }

  private Element rules() {
    return new DataTable(
            "Rules of the analysis, as registered",
            List.of(Column.words("Rule"), Column.words("Registered")),
            facts.rules().stream()
                .map(rule -> List.<Markup>of(outside(rule.name()), outside(rule.value())))
                .toList())
        .element();
  }

  private static Element freshness(Freshness value) {
    return div(
        "card",
        Element.of("h3", "Outside value"),
        p(
            text("All randomness hangs on a value from outside, fixed after the seal: "),
            code(Words.kebab(value.from())),
            text(" "),
            code(value.value())),
        p(
            "Whether it comes from somebody whom you trust is for your verifier to say, by your trust"
                + " file."));
  }

  private Element amendments() {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", "Amendments of the plan"));
    for (Amendment amendment : facts.amendments()) {
      parts.add(
          p(
              text(
                  "Amendment "
                      + amendment.number()
                      + ", after "
                      + amendment.afterRun()
                      + " runs, "
                      + (amendment.data() == Amendment.DataState.AFTER_DATA
                          ? "when data had been seen"
                          : "before data were seen")
                      + ". The owner's reason: "),
              outside(amendment.why())));
    }
    return div("card", parts);
  }

  private Element deviations() {
    if (facts.deviations().isEmpty()) {
      return p("Deviations: none. The run went as the sealed plan says.");
    }
    return new DataTable(
            "Deviations: every difference between the sealed plan and the run",
            List.of(
                Column.words("What"),
                Column.words("Planned"),
                Column.words("Done"),
                Column.words("When"),
                Column.words("Why")),
            facts.deviations().stream().map(RegistrationCards::row).toList())
        .element();
  }

  private static List<Markup> row(Deviation deviation) {
    return List.of(
        code(deviation.item()),
        outside(deviation.planned()),
        outside(deviation.actual()),
        text(
            deviation.when() == Deviation.When.AFTER_DATA
                ? "after data were seen"
                : "before data were seen"),
        outside(deviation.why().orElse("")));
  }

  private Element estimands() {
    Element table =
        new DataTable(
                "Every published quantity, and how it stands to the plan",
                List.of(
                    Column.words("Of"),
                    Column.words("Quantity"),
                    Column.words("Standing"),
                    Column.words("Found")),
                facts.estimands().stream().map(RegistrationCards::row).toList())
            .element();
    return details("All estimands: " + facts.estimands().size(), table);
  }

  private static List<Markup> row(Estimand estimand) {
    return List.of(
        code(estimand.of()),
        code(estimand.quantity()),
        text(Words.kebab(estimand.standing())),
        outside(
            estimand
                .notEstimable()
                .orElseGet(() -> estimand.estimate().map(Numbers::number).orElse("see below"))));
  }
}
