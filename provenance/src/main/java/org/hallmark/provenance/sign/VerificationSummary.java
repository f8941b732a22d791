package org.hallmark.provenance.sign;

import java.util.List;
import java.util.Map;
import org.hallmark.provenance.Digest;

/**
 * What a verifier found, in the form that tools of the software supply chain read: SLSA's
 * Verification Summary Attestation 1.
 *
 * <p>It knows passed and failed alone. A verification that could not be brought to its end has not
 * passed, so it has failed; the verdict itself tells the two apart.
 *
 * @param verifier URI of the program that verified, with its version
 * @param timeVerified when, by the verifier's own clock: ISO 8601, UTC
 * @param resource URI of what was verified
 * @param policy what the verdict hangs on beside the subject, as a URI
 * @param policyDigest of that
 * @param result whether all that was asked for holds
 * @param levels what that amounts to, in the verifier's words; never SLSA's own
 */
public record VerificationSummary(
    String verifier,
    String timeVerified,
    String resource,
    String policy,
    Digest policyDigest,
    Result result,
    List<String> levels) {
  /** The URI of this kind of predicate. */
  public static final String TYPE = "https://slsa.dev/verification_summary/v1";

  private static final String SLSA_VERSION = "1.2";
  private static final String FAILED = "FAILED";

  /** The two results there are. */
  public enum Result {
    PASSED,
    FAILED
  }

  public VerificationSummary {
    levels = List.copyOf(levels);
    if (levels.isEmpty() || levels.stream().anyMatch(level -> level.startsWith("SLSA_"))) {
      throw new IllegalArgumentException(
          "levels must be at least one, and none of SLSA's. Provided value: " + levels);
    }
  }

  /** The statement that says so of these files. */
  public Statement about(List<Subject> subjects) {
    return Statement.of(
        subjects,
        TYPE,
        Map.of(
            "verifier",
            Map.of("id", verifier),
            "timeVerified",
            timeVerified,
            "resourceUri",
            resource,
            "policy",
            Map.of("uri", policy, "digest", Map.of("sha256", policyDigest.hex())),
            "verificationResult",
            result.name(),
            "verifiedLevels",
            result == Result.PASSED ? levels : List.of(FAILED),
            "slsaVersion",
            SLSA_VERSION));
  }
}
