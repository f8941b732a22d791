package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.physics.Filtered;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.LawResult.Evidence;
import org.hallmark.physics.Statistic;
import org.hallmark.provenance.Finding;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;

/**
 * What was found of a law beside its violations: the judgement of a sample, what could not be
 * looked at, what was filtered before, and the statistics.
 *
 * @param evidence what was found
 * @param title of the law
 */
record LawEvidence(Evidence evidence, String title) {

  /** Sentences that stand open in the card. */
  List<Markup> sentences() {
    List<Markup> sentences = new ArrayList<>();
    evidence.judgement().ifPresent(judgement -> sentences.add(judged(judgement)));
    evidence.filtered().ifPresent(filtered -> sentences.add(filtered(filtered)));
    evidence.findings().forEach(finding -> sentences.add(gap(finding)));
    return sentences;
  }

  private static Element judged(Judgement judgement) {
    String verdict =
        switch (judgement.verdict()) {
          case CONSISTENT -> "Consistent: ";
          case NOT_CONSISTENT -> "Not consistent: ";
          case NOT_ESTIMABLE -> "Not estimable: ";
        };
    return p(Element.of("strong", verdict), outside(judgement.because()));
  }

  private static Element filtered(Filtered filtered) {
    String share =
        Numbers.count(filtered.rows())
            + " of "
            + Numbers.count(filtered.of())
            + " rows were removed or repaired before, by the plan's own word ("
            + Numbers.percentUpper(filtered.upper())
            + " at most): ";
    return p(text(share), outside(filtered.reason()));
  }

  private static Element gap(Finding finding) {
    return p(Element.of("strong", "Not looked at: "), outside(finding.found()));
  }

  /** The kind of the check, and its statistics where there are any. */
  List<Markup> tables() {
    List<Markup> tables = new ArrayList<>();
    tables.add(p(text("Kind and version of the check "), code(evidence.method())));
    if (!evidence.statistics().isEmpty()) {
      tables.add(statistics());
    }
    return tables;
  }

  private Element statistics() {
    return new DataTable(
            title + ": statistics",
            List.of(
                Column.words("Statistic"),
                Column.words("Of"),
                Column.numbers("Value"),
                Column.words("Unit"),
                Column.words("95 % interval"),
                Column.numbers("p")),
            evidence.statistics().stream().map(LawEvidence::row).toList())
        .element();
  }

  private static List<Markup> row(Statistic statistic) {
    return List.of(
        outside(statistic.name()),
        outside(statistic.of().isEmpty() ? "all" : statistic.of()),
        text(Numbers.number(statistic.value())),
        outside(statistic.unit()),
        text(interval(statistic)),
        text(statistic.p().map(Numbers::number).orElse("")));
  }

  private static String interval(Statistic statistic) {
    Optional<Double> lower = statistic.lower();
    return lower.isEmpty() || statistic.upper().isEmpty()
        ? ""
        : Numbers.number(lower.get()) + " to " + Numbers.number(statistic.upper().get());
  }
}
