package org.hallmark.cli.measure;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.cli.terminal.TextTable;
import org.hallmark.metrics.MeasuredSamples;
import org.hallmark.metrics.twosample.ClassifierBound;
import org.hallmark.metrics.twosample.DataCopying;
import org.hallmark.metrics.twosample.Distance;
import org.hallmark.metrics.twosample.ExactMatches;
import org.hallmark.metrics.twosample.NeighbourDistances;

/** A comparison record by record as lines for people. */
final class SampleText {
  private SampleText() {}

  static List<String> of(MeasuredSamples samples) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    if (!samples.distances().isEmpty()) {
      lines.addAll(distances(samples.distances()));
    }
    if (!samples.quantities().isEmpty()) {
      lines.add("together: " + String.join(", ", samples.quantities()));
    }
    samples.classifier().ifPresent(found -> lines.add(line("classifier", classifier(found))));
    samples.matches().ifPresent(found -> lines.add(line("exact matches", matches(found))));
    samples.copying().ifPresent(found -> lines.add(line("data copying", copying(found))));
    samples.neighbours().ifPresent(found -> lines.add(line("nearest record", neighbours(found))));
    return lines;
  }

  private static String line(String name, String text) {
    return "  " + name + ": " + text;
  }

  private static List<String> distances(List<MeasuredSamples.Distances> distances) {
    TextTable table =
        new TextTable("observable", "Wasserstein-1", "unit", "p", "Kolmogorov-Smirnov", "p");
    List<String> reasons = new ArrayList<>();
    for (MeasuredSamples.Distances of : distances) {
      Distance moved = of.wasserstein();
      Distance steps = of.kolmogorovSmirnov();
      table.row(of.observable(), value(moved), moved.unit(), p(moved), value(steps), p(steps));
      moved.notEstimable().ifPresent(reason -> reasons.add(line(of.observable(), reason)));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(reasons);
    return lines;
  }

  private static String value(Distance found) {
    return found
        .value()
        .map(value -> Shown.number(value) + " (" + ends(found) + ")")
        .orElse("not estimable");
  }

  private static String ends(Distance found) {
    return Shown.interval(found.lower().orElseThrow(), found.upper().orElseThrow());
  }

  private static String p(Distance found) {
    return found.p().map(Shown::number).orElse("");
  }

  private static String classifier(ClassifierBound found) {
    return found
        .lower()
        .map(
            lower ->
                "the joint divergence is at least "
                    + Shown.number(lower)
                    + " bit (95 %); "
                    + Shown.number(100 * found.accuracy().orElseThrow())
                    + " % of "
                    + found.tested()
                    + " records told right")
        .orElseGet(() -> "not estimable, " + found.notEstimable().orElseThrow());
  }

  private static String matches(ExactMatches found) {
    return found.matches()
        + " of "
        + found.synthetic()
        + " synthetic records equal one of "
        + found.training()
        + " real ones, a rate of at most "
        + Shown.number(found.upper())
        + " (95 %)"
        + found
            .heldOut()
            .map(of -> "; of " + of + " held out " + found.heldOutMatches().orElseThrow())
            .orElse("");
  }

  private static String copying(DataCopying found) {
    return found
        .statistic()
        .map(
            statistic ->
                "C_T = "
                    + Shown.number(statistic)
                    + ", p = "
                    + Shown.number(found.p().orElseThrow())
                    + " (far below 0: copies)")
        .orElseGet(() -> "not estimable, " + found.notEstimable().orElseThrow());
  }

  private static String neighbours(NeighbourDistances found) {
    return found
        .synthetic()
        .map(
            made ->
                "half of the synthetic records are nearer than "
                    + Shown.number(made.nearest50())
                    + " deviations"
                    + found
                        .heldOut()
                        .map(held -> ", held-out ones " + Shown.number(held.nearest50()))
                        .orElse(""))
        .orElse("not estimable, too few records");
  }
}
