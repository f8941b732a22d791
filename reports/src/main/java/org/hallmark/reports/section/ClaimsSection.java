package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.Badges;
import org.hallmark.reports.words.Divergences;

/** Every registered claim, its numbers and its verdict. */
public record ClaimsSection(ReportInput input) {

  public Element render() {
    List<Element> parts = new ArrayList<>();
    parts.add(p(Element.of("strong", "The question. "), outside(input.plan().question())));
    parts.add(p(rule()));
    parts.add(table());
    parts.addAll(new RegistrationCards(input.registration()).render());
    return section("claims", "Claims", parts);
  }

  private String rule() {
    Optional<ClaimVerdict.Test> test =
        input.claims().stream().flatMap(claim -> claim.test().stream()).findFirst();
    return test.map(
            registered ->
                "Claims, thresholds and the test were sealed before the run. A claim is supported"
                    + " where the chance of such a result, were it wrong, is below "
                    + Numbers.number(registered.alpha())
                    + ", shared among "
                    + registered.claims()
                    + " claims by the rule "
                    + registered.multiplicity()
                    + "; not supported where the same holds of the opposite; and inconclusive"
                    + " otherwise.")
        .orElse(
            "Claims and thresholds were sealed before the run. A claim is supported where the"
                + " whole interval of its quantity lies below the threshold, not supported"
                + " where the whole interval lies at or above it, and inconclusive otherwise.");
  }

  private Element table() {
    List<Column> columns =
        List.of(
            Column.words("Claim"),
            Column.words("Verdict"),
            Column.words("Quantity"),
            Column.numbers("Threshold"),
            Column.numbers("Found"),
            Column.words("Why"));
    return new DataTable(
            "Registered claims and their verdicts",
            columns,
            input.claims().stream().map(ClaimsSection::row).toList())
        .element();
  }

  private static List<Markup> row(ClaimVerdict claim) {
    return List.of(
        Element.of("span", outside(claim.statement()), text(" "), code(claim.id())),
        Badges.of(claim.judgement()),
        Element.of("span", outside(claim.quantity()), text(" of "), code(claim.subject())),
        text(threshold(claim)),
        Element.of("span", outside(estimate(claim)), text(" "), text(interval(claim))),
        Element.of("span", outside(claim.reason()), text(detectable(claim))));
  }

  /**
   * What the data could have shown, so that nobody takes an inconclusive claim for a refuted one.
   */
  private static String detectable(ClaimVerdict claim) {
    return claim
        .test()
        .map(
            test ->
                test.detectable()
                    .map(
                        most ->
                            ". Shown in 80 % of such releases up to a truth of "
                                + quantity(claim, most))
                    .orElse(claim.above().isPresent() ? "" : ". Such data could hardly show it"))
        .orElse("");
  }

  private static String threshold(ClaimVerdict claim) {
    String below = "< " + quantity(claim, claim.threshold());
    return claim.above().map(above -> "> " + quantity(claim, above) + ", " + below).orElse(below);
  }

  private static String estimate(ClaimVerdict claim) {
    return claim.estimate().map(value -> quantity(claim, value)).orElse("no estimate");
  }

  private static String interval(ClaimVerdict claim) {
    Optional<Double> upper = claim.upper();
    if (claim.lower().isEmpty() && upper.isPresent()) {
      return "≤ " + Numbers.upper(upper.get());
    }
    return Divergences.interval(claim.lower(), upper);
  }

  private static String quantity(ClaimVerdict claim, double value) {
    return Numbers.withUnit(Numbers.number(value), claim.unit());
  }
}
