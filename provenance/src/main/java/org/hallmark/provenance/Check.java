package org.hallmark.provenance;

import java.util.List;

/**
 * One question that a verifier asked of a release, and the answer.
 *
 * @param id permanent kebab-case id
 * @param question what was asked, as a sentence
 * @param status the answer
 * @param findings why, where the answer is not {@link Status#PASSED}
 */
public record Check(String id, String question, Status status, List<Finding> findings) {

  /** The possible answers. */
  public enum Status {
    /** As promised. */
    PASSED,
    /** Not as promised. */
    REFUTED,
    /** Could not be answered with what the verifier was given. */
    INCOMPLETE
  }

  public Check {
    findings = List.copyOf(findings);
    if ((status == Status.PASSED) != findings.isEmpty()) {
      throw new IllegalArgumentException(
          "findings must be empty exactly where the status is PASSED. Provided value: " + findings);
    }
  }

  /** {@link Status#PASSED} without findings, {@link Status#REFUTED} with them. */
  public static Check of(String id, String question, List<Finding> findings) {
    return new Check(id, question, findings.isEmpty() ? Status.PASSED : Status.REFUTED, findings);
  }

  /** A question that could not be answered. */
  public static Check incomplete(String id, String question, Finding why) {
    return new Check(id, question, Status.INCOMPLETE, List.of(why));
  }
}
