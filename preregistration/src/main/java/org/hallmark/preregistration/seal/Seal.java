package org.hallmark.preregistration.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.seed.Commitment;

/**
 * What is fixed before the first run: the plan, and commitments to the data and to the secret that
 * all private randomness comes from.
 *
 * @param schema {@value #SCHEMA}
 * @param plan digest of {@code plan.json}
 * @param data commitment to the source's bytes
 * @param secret commitment to the release secret
 * @param sealedAt when, by the owner's clock, which proves nothing: ISO 8601, UTC
 * @param source digest of the source's bytes, where everybody may see them
 */
public record Seal(
    String schema,
    Digest plan,
    Commitment data,
    Commitment secret,
    String sealedAt,
    Optional<Digest> source) {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-seal-v1";

  /** The label of the commitment to the data. */
  public static final String DATA = "source-data";

  /** The label of the commitment to the secret. */
  public static final String SECRET = "release-secret";

  /** A seal in the current format. */
  public static Seal of(Digest plan, Commitment data, Commitment secret, String sealedAt) {
    return new Seal(SCHEMA, plan, data, secret, sealedAt, Optional.empty());
  }

  /** The same about a source that everybody may see, with the digest of its bytes. */
  public Seal naming(Digest publicSource) {
    return new Seal(schema, plan, data, secret, sealedAt, Optional.of(publicSource));
  }

  /** What is wrong with this seal of {@code planBytes}. */
  public List<Finding> check(byte[] planBytes) {
    List<Finding> findings = new ArrayList<>();
    String found = Digest.of(planBytes).toString();
    if (!found.equals(plan.toString())) {
      findings.add(new Finding("seal-plan-digest", "plan.json", plan.toString(), found));
    }
    if (!schema.equals(SCHEMA)) {
      findings.add(new Finding("seal-schema", "seal.json#/schema", SCHEMA, schema));
    }
    expectLabel("data", DATA, data, findings);
    expectLabel("secret", SECRET, secret, findings);
    return findings;
  }

  private static void expectLabel(
      String member, String label, Commitment found, List<Finding> findings) {
    if (!found.label().equals(label)) {
      findings.add(
          new Finding("seal-commitment", "seal.json#/" + member + "/label", label, found.label()));
    }
  }
}
