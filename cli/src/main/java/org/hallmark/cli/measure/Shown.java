package org.hallmark.cli.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.hallmark.metrics.statistics.Estimated;
import org.hallmark.provenance.Finding;

/** Numbers and findings as they are shown to people; the JSON has every digit. */
final class Shown {
  private Shown() {}

  /** Three significant digits; whole numbers as they are. */
  static String number(double value) {
    if (value == StrictMath.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Math.abs(value) >= 1e5 || Math.abs(value) < 1e-3
        ? String.format(Locale.ROOT, "%.2e", value)
        : new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }

  static String interval(double lower, double upper) {
    return number(lower) + " to " + number(upper);
  }

  /** A number with its interval. */
  static String estimated(Estimated found) {
    return found
        .value()
        .map(
            value ->
                number(value)
                    + " ("
                    + interval(found.lower().orElseThrow(), found.upper().orElseThrow())
                    + ")")
        .orElse("not estimable");
  }

  static String rows(TableFacts table) {
    return table.file()
        + table.rows().map(rows -> ", " + rows + (rows == 1 ? " row" : " rows")).orElse("");
  }

  /** The findings, if there are any, one after the other. */
  static void findings(List<Finding> findings, List<String> lines) {
    if (findings.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(findings.size() + (findings.size() == 1 ? " finding:" : " findings:"));
    for (Finding finding : findings) {
      lines.add("  " + finding.code() + ", " + finding.subject());
      lines.add("    expected: " + finding.expected());
      lines.add("    found:    " + finding.found());
    }
  }
}
