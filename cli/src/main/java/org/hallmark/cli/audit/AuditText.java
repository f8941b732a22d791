package org.hallmark.cli.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hallmark.privacy.audit.AuditBound;
import org.hallmark.provenance.json.Words;

/** An audit's report in words. */
final class AuditText {
  private AuditText() {}

  static List<String> of(AuditReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        (report.refuted() ? "REFUTED" : "NOT REFUTED")
            + ": "
            + report.plan()
            + ", one training with canaries");
    lines.add("  trained on   " + report.rows() + " rows, " + data(report));
    lines.add(
        "  canaries     "
            + report.canaries()
            + ", of which "
            + report.canariesIn()
            + " were in by fair coins; each a "
            + report.canaryKind());
    lines.add(
        "  claimed      epsilon at most "
            + number(report.epsilonClaimed())
            + " at delta "
            + report.delta()
            + ", for the training alone");
    lines.add(
        "  found        epsilon at least "
            + number(report.epsilonLower())
            + " by "
            + report.method()
            + ", at significance "
            + number(report.significance())
            + "; a perfect attack would show "
            + number(report.ceiling()));
    report.bounds().forEach(bound -> lines.add("    " + line(bound)));
    report.notCovered().forEach(sentence -> lines.add("  not covered  " + sentence));
    return lines;
  }

  private static String data(AuditReport report) {
    return report.data().equals(AuditRun.SIMULATED)
        ? "simulated from the plan's frame and bounds"
        : "the plan's public source";
  }

  private static String line(AuditBound bound) {
    return String.format(
        Locale.ROOT,
        "%-16s at least %s of at most %s  (%s)",
        bound.method(),
        number(bound.epsilonLower()),
        number(bound.ceiling()),
        Words.kebab(bound.standing()).replace('-', ' '));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
