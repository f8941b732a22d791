package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.fact;
import static org.hallmark.reports.html.Tags.facts;
import static org.hallmark.reports.html.Tags.list;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.reports.figure.CurveFigure;
import org.hallmark.reports.figure.SpendingFigure;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.PrivacyWords;

/**
 * The privacy claim: in words, in bounds, look by look, with the releases before it, and what it
 * leaves open.
 */
public record PrivacySection(
    PrivacyStatement privacy, Disclosure disclosure, PublishedLedger ledger) {
  private static final String ID = "privacy";
  private static final String TITLE = "Privacy";

  /** The section about a promise, or about none. */
  public static Element of(Optional<PublishedPrivacy> privacy) {
    return privacy
        .map(p -> new PrivacySection(p.statement(), p.disclosure(), p.ledger()).render())
        .orElseGet(PrivacySection::none);
  }

  private static Element none() {
    return section(
        ID,
        TITLE,
        List.of(
            div(
                "prose",
                p(Element.of("strong", NoPrivacyClaim.NOT_APPLICABLE + ". "))
                    .and(text(NoPrivacyClaim.ONLY.inWords())))));
  }

  Element render() {
    List<Markup> parts = new ArrayList<>();
    parts.add(words());
    PrivacyWords.severalRuns(privacy).ifPresent(runs -> parts.add(div("prose", p(runs))));
    parts.add(
        div("pair", div("stack", bounds(), spending()), div("stack", curve(), open(), trust())));
    parts.add(new LedgerCard(ledger, privacy).render());
    parts.add(charges());
    parts.add(new DisclosureTable(disclosure).render());
    return section(ID, TITLE, parts);
  }

  private Element words() {
    List<Markup> prose = new ArrayList<>();
    disclosure.inPlainWords().forEach(paragraph -> prose.add(p(outside(paragraph))));
    prose.add(
        p(
            Element.of("strong", "How the plan was chosen. "),
            text(PrivacyWords.settings(privacy)),
            outside(privacy.settingsInWords())));
    prose.add(p(Element.of("strong", "In numbers. "), text(PrivacyWords.guarantee(privacy))));
    return div("prose wide", prose);
  }

  private Element bounds() {
    List<List<Markup>> rows =
        privacy.bounds().entrySet().stream()
            .map(
                bound ->
                    List.<Markup>of(code(bound.getKey()), text(Numbers.upper(bound.getValue()))))
            .toList();
    Element table =
        new DataTable(
                "Upper bounds on ε by method; the least one is claimed",
                List.of(Column.words("Method"), Column.numbers("ε at most")),
                rows)
            .element();
    Element terms =
        facts(
            List.of(
                fact("ε claimed", text("at most " + PrivacyWords.epsilon(privacy))),
                fact("Budget of all runs", text(Numbers.number(privacy.budget()))),
                fact("δ", text(PrivacyWords.delta(privacy))),
                fact("Unit", outside(privacy.unit())),
                fact("Neighbours", text(PrivacyWords.adjacency(privacy))),
                fact("Public nominal size", text(Numbers.count(privacy.nominalSize()))),
                fact("Accountant", code(privacy.accountant()))));
    return div("card", Element.of("h3", "The claim"), terms, table);
  }

  private Element open() {
    Element heading = Element.of("h3", "Open weaknesses");
    return div("card", heading, sentences(privacy.openWeaknesses()));
  }

  private Element trust() {
    return div("card", Element.of("h3", "What rests on trust"), sentences(privacy.trust()));
  }

  private Element spending() {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", "ε spent per event"));
    parts.addAll(SpendingFigure.of(privacy).elements());
    return div("card", parts);
  }

  private Element curve() {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", "ε for every δ"));
    parts.addAll(
        disclosure.accounting().curve().isEmpty()
            ? List.of(p("There is no finite bound at any δ; nothing is drawn."))
            : CurveFigure.of(disclosure).elements());
    return div("card", parts);
  }

  private Element charges() {
    Element table =
        new DataTable(
                "Every look at the source, of every run, in the order charged",
                List.of(
                    Column.words("Event"),
                    Column.words("Purpose"),
                    Column.words("Mechanism"),
                    Column.words("Parameters"),
                    Column.numbers("ε alone at most")),
                privacy.charges().stream().map(PrivacySection::row).toList())
            .element();
    return details(Numbers.counted(privacy.charges().size(), "charge") + " as a table", table)
        .with("open", "open");
  }

  private static List<Markup> row(ChargedEvent charge) {
    String parameters =
        charge.parameters().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + Numbers.setting(entry.getValue()))
            .collect(Collectors.joining(", "));
    return List.of(
        code(charge.id()),
        outside(charge.purpose()),
        code(charge.mechanism()),
        outside(parameters),
        text(Numbers.upper(charge.epsilonAlone())));
  }

  private static Element sentences(List<String> sentences) {
    return sentences.isEmpty() ? p("None is stated.") : list(sentences);
  }
}
