package org.hallmark.provenance.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;

/**
 * What a verifier found, as the predicate of a statement: in-toto's Simple Verification Result 0.2.
 *
 * <p>That predicate knows passed properties alone. What was refuted or could not be asked stands
 * beside them, in the extension member {@value #EXTENSION}, which other readers pass over: they can
 * then take the result for less than it is, and never for more.
 *
 * @param verifier URI of the program that verified, with its version
 * @param policies what the verdict hangs on beside the subject: name and digest
 * @param timeCreated when, by the verifier's own clock: ISO 8601, UTC
 * @param properties what passed
 * @param verdict everything that was found, an object
 */
public record VerificationResult(
    String verifier,
    List<Subject> policies,
    String timeCreated,
    List<String> properties,
    Node verdict) {
  /** The URI of this kind of predicate. */
  public static final String TYPE = "https://in-toto.io/attestation/svr/v0.2";

  /** The member of the predicate that only this program reads. */
  public static final String EXTENSION = "hallmark_verdict";

  public VerificationResult {
    policies = List.copyOf(policies);
    properties = List.copyOf(properties);
  }

  /** A result whose verdict is anything that {@link CanonicalJson} writes as an object. */
  public static VerificationResult of(
      String verifier,
      List<Subject> policies,
      String timeCreated,
      List<String> properties,
      Object verdict) {
    try {
      byte[] bytes = CanonicalJson.bytes(verdict);
      return new VerificationResult(
          verifier, policies, timeCreated, properties, Documents.json("verdict", bytes));
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("canonical JSON must be readable", e);
    }
  }

  private record Wire(
      WireVerifier verifier,
      String timeCreated,
      List<String> properties,
      Optional<Node> hallmark_verdict) {}

  private record WireVerifier(String id, List<WirePolicy> policies) {}

  private record WirePolicy(String name, Map<String, String> digest) {}

  /** The statement that says so of these files. */
  public Statement about(List<Subject> subjects) {
    List<WirePolicy> named =
        policies.stream()
            .map(policy -> new WirePolicy(policy.name(), Map.of("sha256", policy.sha256().hex())))
            .toList();
    return Statement.of(
        subjects,
        TYPE,
        new Wire(new WireVerifier(verifier, named), timeCreated, properties, Optional.of(verdict)));
  }

  /**
   * What a statement says.
   *
   * @throws MalformedDocumentException if it is of another type, or not of this program
   */
  public static VerificationResult of(String document, Statement statement)
      throws MalformedDocumentException {
    if (!statement.predicateType().equals(TYPE)) {
      throw new MalformedDocumentException(
          document, "/predicateType", TYPE, statement.predicateType());
    }
    Wire wire = Records.of(document, statement.predicate(), Wire.class);
    List<Subject> policies = new ArrayList<>();
    for (WirePolicy policy : wire.verifier().policies()) {
      policies.add(policy(document, policy));
    }
    Node verdict =
        wire.hallmark_verdict()
            .orElseThrow(
                () ->
                    new MalformedDocumentException(
                        document, "/predicate", "the member " + EXTENSION, "none"));
    return new VerificationResult(
        wire.verifier().id(), policies, wire.timeCreated(), wire.properties(), verdict);
  }

  private static Subject policy(String document, WirePolicy policy)
      throws MalformedDocumentException {
    try {
      return new Subject(policy.name(), new Digest(policy.digest().getOrDefault("sha256", "")));
    } catch (IllegalArgumentException e) {
      throw new MalformedDocumentException(
          document, "/predicate/verifier/policies", "a name and its sha256", "another policy");
    }
  }
}
