package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.Characters;
import org.hallmark.provenance.json.Words;

/** A verdict for a person: who was trusted and what was proven first, what was not checked last. */
final class VerdictText {
  private static final int LONGEST = 160;

  private VerdictText() {}

  static List<String> of(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Words.kebab(verdict.outcome()).toUpperCase(Locale.ROOT)
            + " at tier "
            + Words.kebab(verdict.tier())
            + ", trusting "
            + shown(String.join(", ", verdict.trust().principals()))
            + " ("
            + shown(verdict.trust().file())
            + ")");
    verdict
        .asOf()
        .ifPresent(
            day -> lines.add("Keys must be valid on " + day.day() + ", by " + day.source() + "."));
    lines.add("");
    for (Check check : verdict.checks()) {
      lines.add("  " + mark(check.status()) + "  " + check.id() + ": " + shown(check.question()));
      check.findings().forEach(finding -> lines.addAll(lines(finding)));
    }
    lines.add("");
    lines.add("Not checked:");
    verdict.notChecked().forEach(sentence -> lines.add("  - " + shown(sentence)));
    return lines;
  }

  private static String mark(Check.Status status) {
    return switch (status) {
      case PASSED -> "ok        ";
      case REFUTED -> "REFUTED   ";
      case INCOMPLETE -> "INCOMPLETE";
    };
  }

  private static List<String> lines(Finding finding) {
    return List.of(
        "      " + finding.code() + "  " + shown(finding.subject()),
        "        expected: " + cut(finding.expected()),
        "        found:    " + cut(finding.found()));
  }

  /** Control characters and overrides from a hostile release must not reach the terminal. */
  private static String shown(String text) {
    return Characters.visible(text);
  }

  private static String cut(String text) {
    String visible = shown(text);
    return visible.length() > LONGEST ? visible.substring(0, LONGEST) + " …" : visible;
  }
}
