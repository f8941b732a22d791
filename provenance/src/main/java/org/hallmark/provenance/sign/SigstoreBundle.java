package org.hallmark.provenance.sign;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * A signed statement in a Sigstore bundle 0.3: a DSSE envelope with exactly one signature by a
 * managed key, no certificate and no transparency log.
 *
 * <p>A bundle has one form only, its canonical JSON. What is not signed in it (media type, hint,
 * spaces) is therefore as firm as what is: {@link #open} refuses any other bytes.
 */
public final class SigstoreBundle {
  /** The media type of a bundle. */
  public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

  private SigstoreBundle() {}

  /** The wire form. */
  record Bundle(
      String mediaType, VerificationMaterial verificationMaterial, DsseEnvelope dsseEnvelope) {
    static Bundle of(VerifyingKey key, DsseEnvelope envelope) {
      PublicKeyHint hint = new PublicKeyHint(key.fingerprint());
      return new Bundle(MEDIA_TYPE, new VerificationMaterial(hint), envelope);
    }
  }

  /** What a verifier of the bundle needs besides its own trust. */
  record VerificationMaterial(PublicKeyHint publicKey) {}

  /** Helps to find the key; never decides whether to trust it. */
  record PublicKeyHint(String hint) {}

  /** Signs {@code statement}: the bytes of a {@code .sigstore.json} file. */
  public static byte[] seal(Statement statement, SigningKey key) {
    DsseEnvelope envelope = DsseEnvelope.seal(Statement.MEDIA_TYPE, statement.bytes(), key);
    return CanonicalJson.bytes(Bundle.of(key.verifyingKey(), envelope));
  }

  /**
   * The statement that one of the trusted keys signed.
   *
   * @throws MalformedDocumentException if the bytes are no such bundle, or none of these keys
   *     signed it
   */
  public static Statement open(String document, byte[] bytes, List<VerifyingKey> trusted)
      throws MalformedDocumentException {
    Bundle bundle = Records.read(document, bytes, Bundle.class);
    DsseEnvelope envelope = bundle.dsseEnvelope();
    if (envelope.signatures().size() != 1) {
      throw malformed(
          document, "/signatures", "exactly one signature", envelope.signatures().size() + "");
    }
    Set<VerifyingKey> signers = envelope.signers(document, Statement.MEDIA_TYPE, trusted);
    if (signers.size() != 1) {
      throw malformed(document, "", "a signature by a trusted key over this payload", "none");
    }
    VerifyingKey signer = signers.iterator().next();
    requireCanonical(document, bytes, Bundle.of(signer, envelope.canonical(document)));
    return Statement.read(document, envelope.payload(document));
  }

  private static void requireCanonical(String document, byte[] bytes, Bundle bundle)
      throws MalformedDocumentException {
    if (!Arrays.equals(bytes, CanonicalJson.bytes(bundle))) {
      throw new MalformedDocumentException(
          document, "", "canonical JSON, and the hint " + hint(bundle), "other bytes");
    }
  }

  private static String hint(Bundle bundle) {
    return bundle.verificationMaterial().publicKey().hint();
  }

  private static MalformedDocumentException malformed(
      String document, String pointer, String expected, String found) {
    String place = "/dsseEnvelope" + pointer;
    return new MalformedDocumentException(document, place, expected, found);
  }
}
