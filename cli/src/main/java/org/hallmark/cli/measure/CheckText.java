package org.hallmark.cli.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.terminal.TextTable;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.Statistic;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.Words;

/** The report of a check as lines for people. */
final class CheckText {
  private CheckText() {}

  static List<String> of(CheckReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.plan());
    lines.add("  data  " + Shown.rows(report.data()));
    lines.add("");
    if (!report.charged().isEmpty()) {
      lines.addAll(charged(report.charged()));
    }
    if (!report.laws().isEmpty()) {
      lines.addAll(table(report.laws()));
    }
    report.laws().forEach(law -> details(law, lines));
    report.withheld().forEach(w -> lines.add("  " + w.subject() + ": " + w.reason()));
    Shown.findings(report.findings(), lines);
    return lines;
  }

  private static List<String> charged(List<ChargedViolations> laws) {
    TextTable table = new TextTable("law", "violations, noised", "within the noise (95 %)");
    for (ChargedViolations law : laws) {
      table.row(law.id(), "" + law.violations(), law.lower() + " to " + law.upper());
    }
    return table.lines();
  }

  private static List<String> table(List<LawResult> laws) {
    TextTable table =
        new TextTable("law", "violations", "at most (95 %)", "largest residual", "unit", "judged");
    for (LawResult law : laws) {
      List<LawResult.Quantile> residuals = law.residuals();
      table.row(
          law.id(),
          law.violations() + " of " + law.checked(),
          law.checked() == 0 ? "" : Shown.number(law.upper()),
          residuals.isEmpty() ? "" : Shown.number(residuals.get(residuals.size() - 1).value()),
          law.unit(),
          judgement(law).map(j -> Words.kebab(j.verdict())).orElse(""));
    }
    return table.lines();
  }

  private static Optional<Judgement> judgement(LawResult law) {
    return law.evidence().flatMap(LawResult.Evidence::judgement);
  }

  private static void details(LawResult law, List<String> lines) {
    List<String> details = new ArrayList<>();
    judgement(law).ifPresent(judgement -> details.add(judgement.because()));
    law.evidence().ifPresent(evidence -> evidence.statistics().forEach(s -> details.add(text(s))));
    law.evidence().ifPresent(evidence -> evidence.findings().forEach(f -> details.add(text(f))));
    if (!details.isEmpty()) {
      lines.add("");
      lines.add(law.id() + ": " + law.title());
      details.forEach(detail -> lines.add("  " + detail));
    }
  }

  private static String text(Statistic statistic) {
    return statistic.name()
        + (statistic.of().isEmpty() ? "" : " (" + statistic.of() + ")")
        + " = "
        + Shown.number(statistic.value())
        + (statistic.unit().equals("1") ? "" : " " + statistic.unit())
        + statistic
            .lower()
            .map(lower -> ", 95 % " + Shown.interval(lower, statistic.upper().orElse(lower)))
            .orElse("")
        + statistic.p().map(p -> ", p = " + Shown.number(p)).orElse("");
  }

  private static String text(Finding finding) {
    return finding.code()
        + ", "
        + finding.subject()
        + ": expected "
        + finding.expected()
        + ", found "
        + finding.found();
  }
}
