package org.hallmark.preregistration.seal;

import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Node;

/**
 * The plan as it is sealed: RFC 8785 bytes of everything the author wrote but {@value #LOCAL}, the
 * section that says where things are on the owner's machine.
 */
public final class SealedPlan {
  /** The section that is never sealed and never published. */
  public static final String LOCAL = "local";

  private final byte[] bytes;

  private SealedPlan(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Seals what an author wrote. */
  public static SealedPlan of(Node plan) {
    return new SealedPlan(CanonicalJson.bytes(plan.without(LOCAL)));
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The digest that everything after the seal is bound to. */
  public Digest digest() {
    return Digest.of(bytes);
  }
}
