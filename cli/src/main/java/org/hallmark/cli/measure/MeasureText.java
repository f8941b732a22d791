package org.hallmark.cli.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.terminal.TextTable;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredProperty;
import org.hallmark.metrics.divergence.Comparison;
import org.hallmark.provenance.json.Words;

/** The report of a measurement as lines for people. */
final class MeasureText {
  private static final int PAIRS_SHOWN = 10;

  private MeasureText() {}

  static List<String> of(MeasureReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.plan());
    lines.add("  real       " + Shown.rows(report.real()));
    lines.add("  synthetic  " + Shown.rows(report.synthetic()));
    lines.add("");
    lines.addAll(table(report.observables()));
    pairs(report.pairs(), lines);
    properties(report.properties(), lines);
    report.samples().ifPresent(samples -> lines.addAll(SampleText.of(samples)));
    report.withheld().forEach(w -> lines.add("  " + w.subject() + ": " + w.reason()));
    reasons(report, lines);
    Shown.findings(report.findings(), lines);
    return lines;
  }

  private static List<String> table(List<MeasuredObservable> observables) {
    TextTable table =
        new TextTable(
            "observable",
            "scale",
            "JSD / bit",
            "95 % interval",
            "perfect generator",
            "p",
            "as good as");
    for (MeasuredObservable o : observables) {
      Optional<Comparison> comparison = o.comparison();
      table.row(
          o.id(),
          Words.kebab(o.scale()),
          o.divergence().map(d -> Shown.number(Math.max(0, d))).orElse("not estimable"),
          o.lower().map(lower -> Shown.interval(lower, o.upper().orElseThrow())).orElse(""),
          o.floor().map(f -> "below " + Shown.number(Math.max(0, f.upper()))).orElse(""),
          comparison.flatMap(Comparison::permutationP).map(Shown::number).orElse(""),
          comparison
              .flatMap(Comparison::equivalentSize)
              .map(size -> size.value() + " records")
              .orElse(""));
    }
    return table.lines();
  }

  /** The pairs that differ most. */
  private static void pairs(List<MeasuredObservable> pairs, List<String> lines) {
    if (pairs.isEmpty()) {
      return;
    }
    List<MeasuredObservable> largest =
        pairs.stream()
            .filter(pair -> pair.divergence().isPresent())
            .sorted(
                Comparator.comparingDouble((MeasuredObservable p) -> -p.divergence().orElseThrow()))
            .limit(PAIRS_SHOWN)
            .toList();
    lines.add("");
    lines.add("all " + pairs.size() + " pairs, the " + largest.size() + " that differ most:");
    lines.addAll(table(largest));
  }

  private static void properties(List<MeasuredProperty> properties, List<String> lines) {
    if (properties.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("property", "unit", "real", "synthetic", "synthetic less real");
    for (MeasuredProperty p : properties) {
      table.row(
          p.id(),
          p.unit(),
          Shown.estimated(p.real()),
          Shown.estimated(p.synthetic()),
          Shown.estimated(p.difference()));
    }
    lines.add("");
    lines.addAll(table.lines());
    for (MeasuredProperty p : properties) {
      p.difference().notEstimable().ifPresent(why -> lines.add("  " + p.id() + ": " + why));
    }
  }

  private static void reasons(MeasureReport report, List<String> lines) {
    for (MeasuredObservable o : report.observables()) {
      o.notEstimable().ifPresent(reason -> lines.add("  " + o.id() + ": " + reason));
    }
    long pairs = report.pairs().stream().filter(p -> p.notEstimable().isPresent()).count();
    if (pairs > 0) {
      lines.add("  " + pairs + " pairs are not estimable; the JSON says why");
    }
  }
}
