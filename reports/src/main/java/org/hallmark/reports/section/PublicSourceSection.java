package org.hallmark.reports.section;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.details;
import static org.hallmark.reports.html.Tags.div;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredProperty;
import org.hallmark.metrics.MeasuredSamples;
import org.hallmark.metrics.PublicComparison;
import org.hallmark.metrics.divergence.Comparison;
import org.hallmark.metrics.statistics.Estimated;
import org.hallmark.metrics.twosample.Distance;
import org.hallmark.provenance.Finding;
import org.hallmark.reports.figure.Figure;
import org.hallmark.reports.figure.PairsFigure;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Numbers;
import org.hallmark.reports.words.Divergences;

/** What only a public source allows to be told: exact numbers of it beside the synthetic ones. */
record PublicSourceSection(PublicComparison comparison, List<MeasuredObservable> observables) {

  List<Markup> render() {
    List<Markup> parts = new ArrayList<>();
    parts.add(
        p(
            text(
                "The source is public: its counts are exact, floors are those of random halves of"
                    + " it, and whoever has the file whose SHA-256 is "),
            code(comparison.source().hex()),
            text(" computes every number again.")));
    parts.add(details("Tests and sizes", tests("Every observable", observables)));
    if (!comparison.pairs().isEmpty()) {
      String pairs = Numbers.counted(comparison.pairs().size(), "pair") + " of observables";
      List<Markup> card = new ArrayList<>();
      card.add(Element.of("h3", pairs));
      PairsFigure.of(comparison).map(Figure::elements).ifPresent(card::addAll);
      card.add(details("Tests and sizes", tests(pairs, comparison.pairs())));
      parts.add(div("card", card));
    }
    if (!comparison.properties().isEmpty()) {
      parts.add(properties());
    }
    comparison.samples().ifPresent(samples -> parts.add(samples(samples)));
    if (!comparison.findings().isEmpty()) {
      parts.add(findings());
    }
    return parts;
  }

  private static Element tests(String title, List<MeasuredObservable> measured) {
    return new DataTable(
            title + ": tests and sizes",
            List.of(
                Column.words("Observable"),
                Column.numbers("p by permutation"),
                Column.numbers("As good as so many real records"),
                Column.numbers("Source, n"),
                Column.numbers("Synthetic, n"),
                Column.numbers("Source, independent n"),
                Column.numbers("Synthetic, independent n"),
                Column.numbers("Plug-in / bit")),
            measured.stream().flatMap(m -> m.comparison().map(c -> row(m, c)).stream()).toList())
        .element();
  }

  private static List<Markup> row(MeasuredObservable measured, Comparison found) {
    return List.of(
        outside(measured.title()),
        text(found.permutationP().map(Numbers::number).orElse("none")),
        text(
            found
                .equivalentSize()
                .map(
                    size ->
                        Numbers.count(size.value())
                            + " ["
                            + Numbers.count(size.lower())
                            + ", "
                            + Numbers.count(size.upper())
                            + "]")
                .orElse("none")),
        text(Numbers.count(found.real())),
        text(Numbers.count(found.synthetic())),
        text(Numbers.number(found.effectiveReal())),
        text(Numbers.number(found.effectiveSynthetic())),
        text(found.plugIn().map(Numbers::number).orElse("none")));
  }

  private Element properties() {
    return new DataTable(
            "Populations and free energies, real beside synthetic",
            List.of(
                Column.words("Property"),
                Column.words("Unit"),
                Column.numbers("Source"),
                Column.numbers("Synthetic"),
                Column.numbers("Synthetic less source")),
            comparison.properties().stream().map(PublicSourceSection::row).toList())
        .element();
  }

  private static List<Markup> row(MeasuredProperty property) {
    return List.of(
        outside(property.title()),
        outside(property.unit()),
        outside(estimated(property.real())),
        outside(estimated(property.synthetic())),
        outside(estimated(property.difference())));
  }

  private static String estimated(Estimated found) {
    return found
        .value()
        .map(value -> Numbers.number(value) + " " + interval(found.lower(), found.upper()))
        .orElseGet(() -> "not estimable: " + found.notEstimable().orElse("no reason is given"));
  }

  private static String interval(Optional<Double> lower, Optional<Double> upper) {
    return Divergences.interval(lower, upper);
  }

  private static Element samples(MeasuredSamples samples) {
    List<Markup> parts = new ArrayList<>();
    parts.add(Element.of("h3", "Record by record"));
    if (!samples.distances().isEmpty()) {
      parts.add(distances(samples.distances()));
    }
    samples
        .classifier()
        .ifPresent(
            found ->
                parts.add(
                    said(
                        "Classifier: ",
                        found.lower().isPresent()
                            ? "the joint divergence is at least "
                                + Numbers.lower(found.lower().get())
                                + " bit (95 %); "
                                + Numbers.percent(found.accuracy().orElse(Double.NaN))
                                + " of "
                                + Numbers.counted(found.tested(), "record")
                                + " told right."
                            : "not estimable, " + found.notEstimable().orElse("") + ".")));
    samples
        .matches()
        .ifPresent(
            found ->
                parts.add(
                    said(
                        "Exact matches: ",
                        Numbers.count(found.matches())
                            + " of "
                            + Numbers.counted(found.synthetic(), "synthetic record")
                            + " equal one of the source, a rate of at most "
                            + Numbers.percentUpper(found.upper())
                            + " (95 %)"
                            + found
                                .heldOutMatches()
                                .map(
                                    held ->
                                        "; of "
                                            + Numbers.count(found.heldOut().orElse(0L))
                                            + " held out "
                                            + Numbers.count(held))
                                .orElse("")
                            + ".")));
    samples
        .copying()
        .ifPresent(
            found ->
                parts.add(
                    said(
                        "Data copying: ",
                        found.statistic().isPresent()
                            ? "C_T = "
                                + Numbers.number(found.statistic().get())
                                + ", p = "
                                + found.p().map(Numbers::number).orElse("none")
                                + "; far below 0 it tells of copies."
                            : "not estimable, " + found.notEstimable().orElse("") + ".")));
    samples
        .neighbours()
        .flatMap(found -> found.synthetic())
        .ifPresent(
            near ->
                parts.add(
                    said(
                        "Nearest records, a description without verdict: ",
                        "half of the synthetic records lie within "
                            + Numbers.number(near.nearest50())
                            + " standard deviations of one of the source.")));
    return div("card", parts);
  }

  private static Element said(String what, String found) {
    return p(Element.of("strong", what), outside(found));
  }

  private static Element distances(List<MeasuredSamples.Distances> distances) {
    return new DataTable(
            "Distances of single observables",
            List.of(
                Column.words("Observable"),
                Column.numbers("Wasserstein-1"),
                Column.words("Unit"),
                Column.numbers("p"),
                Column.numbers("Kolmogorov–Smirnov"),
                Column.numbers("p")),
            distances.stream().map(PublicSourceSection::row).toList())
        .element();
  }

  private static List<Markup> row(MeasuredSamples.Distances of) {
    return List.of(
        outside(of.observable()),
        outside(distance(of.wasserstein())),
        outside(of.wasserstein().unit()),
        text(of.wasserstein().p().map(Numbers::number).orElse("")),
        outside(distance(of.kolmogorovSmirnov())),
        text(of.kolmogorovSmirnov().p().map(Numbers::number).orElse("")));
  }

  private static String distance(Distance found) {
    return found
        .value()
        .map(value -> Numbers.number(value) + " " + interval(found.lower(), found.upper()))
        .orElseGet(() -> "not estimable: " + found.notEstimable().orElse("no reason is given"));
  }

  private Element findings() {
    return new DataTable(
            "What of source or synthetic data is not as the plan says",
            List.of(
                Column.words("Finding"),
                Column.words("Of"),
                Column.words("Expected"),
                Column.words("Found")),
            comparison.findings().stream().map(PublicSourceSection::row).toList())
        .element();
  }

  private static List<Markup> row(Finding finding) {
    return List.of(
        code(finding.code()),
        outside(finding.subject()),
        outside(finding.expected()),
        outside(finding.found()));
  }
}
