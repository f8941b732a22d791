package org.hallmark.preregistration.seal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.hallmark.preregistration.plan.FreshnessPlan.From;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SshSignature;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * An outside value, fixed after the seal and before the first run: {@code freshness.json}.
 *
 * <p>What enters the seeds is {@link #seedText}: where the value comes from and the value, nothing
 * that its owner could write in another way.
 *
 * @param schema {@value #SCHEMA}
 * @param from where the value comes from
 * @param plan the effective plan's digest that it is for
 * @param value lower-case hexadecimal digits: the nonce, the beacon's value, or the digest of what
 *     a time-stamping authority signed
 * @param beacon the beacon's name, for one
 * @param round the beacon's round, for one
 * @param signature the auditor's, over the rest of this document, for a nonce
 */
public record Freshness(
    String schema,
    From from,
    Digest plan,
    String value,
    Optional<String> beacon,
    Optional<Long> round,
    Optional<String> signature) {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-freshness-v1";

  /** The namespace of an auditor's signature over a nonce. */
  public static final String NAMESPACE = "hallmark-nonce-v1";

  /** Octets in a nonce. */
  public static final int NONCE_LENGTH = 32;

  private static final int LONGEST_VALUE = 1024;
  private static final String DOCUMENT = "freshness.json";

  public Freshness {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException(
          "schema must be " + SCHEMA + ". Provided value: " + schema);
    }
    if (!value.matches("[0-9a-f]+") || value.length() > LONGEST_VALUE) {
      throw new IllegalArgumentException(
          "value must be lower-case hexadecimal digits. Provided value: " + value);
    }
    if (from == From.NONE) {
      throw new IllegalArgumentException("from must name a source. Provided value: " + from);
    }
    boolean beacons = from == From.BEACON;
    if (beacons != beacon.isPresent() || beacons != round.isPresent()) {
      throw new IllegalArgumentException(
          "beacon and round must be there for a beacon alone. Provided value: " + from);
    }
    if ((from == From.AUDITOR_NONCE) != signature.isPresent()) {
      throw new IllegalArgumentException(
          "signature must be there for a nonce alone. Provided value: " + from);
    }
    if (from == From.AUDITOR_NONCE && value.length() != 2 * NONCE_LENGTH) {
      throw new IllegalArgumentException(
          "value must have 64 digits where it is a nonce. Provided value: " + value);
    }
  }

  /** A new nonce for a plan, drawn and signed by an auditor. */
  public static Freshness nonce(Digest plan, SigningKey auditor, SecureRandom random) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    String value = HexFormat.of().formatHex(nonce);
    return new Freshness(
        SCHEMA,
        From.AUDITOR_NONCE,
        plan,
        value,
        Optional.empty(),
        Optional.empty(),
        Optional.of(SshSignature.sign(auditor, NAMESPACE, signed(plan, value))));
  }

  /** A beacon's value. */
  public static Freshness beacon(Digest plan, String name, long round, String value) {
    return new Freshness(
        SCHEMA, From.BEACON, plan, value, Optional.of(name), Optional.of(round), Optional.empty());
  }

  /** What a time-stamping authority signed. */
  public static Freshness timestamp(Digest plan, Digest signedInfo) {
    return new Freshness(
        SCHEMA,
        From.RFC3161,
        plan,
        signedInfo.hex(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The auditor whose signature over the nonce holds.
   *
   * @throws MalformedDocumentException if none does
   */
  public VerifyingKey auditor() throws MalformedDocumentException {
    if (signature.isEmpty()) {
      throw new MalformedDocumentException(DOCUMENT, "/signature", "a signature", "absent");
    }
    return SshSignature.verify(signature.get(), NAMESPACE, signed(plan, value));
  }

  /** What enters the seeds. */
  public String seedText() {
    return switch (from) {
      case NONE -> "none";
      case AUDITOR_NONCE -> "auditor-nonce:" + value;
      case BEACON -> "beacon:" + beacon.orElseThrow() + ":" + round.orElseThrow() + ":" + value;
      case RFC3161 -> "rfc3161:" + value;
    };
  }

  private record Signed(String schema, Digest plan, String nonce) {}

  private static byte[] signed(Digest plan, String value) {
    return CanonicalJson.bytes(new Signed(SCHEMA, plan, value));
  }
}
