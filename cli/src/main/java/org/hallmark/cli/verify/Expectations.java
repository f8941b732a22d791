package org.hallmark.cli.verify;

import java.util.List;
import org.hallmark.provenance.Finding;

/** Comparisons that become findings where they fail. */
final class Expectations {
  private Expectations() {}

  /** Adds a finding unless both are equal. */
  static void same(
      String code, String subject, Object expected, Object found, List<Finding> findings) {
    if (!expected.equals(found)) {
      findings.add(new Finding(code, subject, expected.toString(), found.toString()));
    }
  }
}
