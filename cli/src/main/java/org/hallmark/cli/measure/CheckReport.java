package org.hallmark.cli.measure;

import java.util.List;
import org.hallmark.physics.LawResult;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;

/**
 * The answer of {@code check}: every law of the plan, checked or with the reason why not.
 *
 * @param schema id of this format
 * @param plan name of the plan
 * @param planDigest digest of all that it says
 * @param data what was seen of the table
 * @param laws in the order of the plan; none of a confidential table
 * @param charged noisy counts of violations in a confidential table, in the order of the plan
 * @param withheld what the plan asks for and such a table does not give
 * @param findings what of the table is not as the plan says; the rest is still checked
 */
public record CheckReport(
    String schema,
    String plan,
    Digest planDigest,
    TableFacts data,
    List<LawResult> laws,
    List<ChargedViolations> charged,
    List<Withheld> withheld,
    List<Finding> findings) {
  static final String SCHEMA = "hallmark-check-v1";

  public CheckReport {
    laws = List.copyOf(laws);
    charged = List.copyOf(charged);
    withheld = List.copyOf(withheld);
    findings = List.copyOf(findings);
  }
}
