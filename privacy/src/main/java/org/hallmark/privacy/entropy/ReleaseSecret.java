package org.hallmark.privacy.entropy;

import java.security.MessageDigest;
import org.hallmark.provenance.Hkdf;
import org.hallmark.provenance.seed.Commitment;

/**
 * The 256 bits from which all private randomness of an owner's releases grows. It never leaves the
 * owner's state folder except into an escrow file; it prints as nothing and cannot be serialised.
 */
public final class ReleaseSecret {
  /** Octets in a secret. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private ReleaseSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A secret read back from where it is kept. */
  public static ReleaseSecret of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException(
          "secret must have " + LENGTH + " octets. Provided value: " + bytes.length);
    }
    return new ReleaseSecret(bytes.clone());
  }

  /** A hiding commitment that a release may publish. */
  public Commitment commitment(byte[] salt) {
    return Commitment.to("release-secret", salt, bytes);
  }

  /** The octets themselves, for an escrow file and nothing else. */
  public byte[] octets() {
    return bytes.clone();
  }

  /** HKDF extraction (RFC 5869 section 2.2) of this secret. */
  byte[] extract(byte[] salt) {
    return Hkdf.extract(salt, bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReleaseSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  /** The same for all, so that nothing of a secret shows. */
  @Override
  public int hashCode() {
    return ReleaseSecret.class.hashCode();
  }

  @Override
  public String toString() {
    return "ReleaseSecret";
  }
}
