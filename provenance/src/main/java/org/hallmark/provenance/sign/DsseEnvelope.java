package org.hallmark.provenance.sign;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A payload, its type and signatures over both (Dead Simple Signing Envelope 1.0).
 *
 * <p>The type is signed together with the payload, so that nobody can have one payload read as
 * another kind of document.
 *
 * @param payload in base64, of either alphabet
 * @param payloadType media type or URI
 * @param signatures any number; each is tried with every trusted key
 */
record DsseEnvelope(String payload, String payloadType, List<SignatureEntry> signatures) {

  /**
   * One signature of an envelope.
   *
   * @param sig in base64, of either alphabet
   * @param keyid a hint that anyone can change: it decides nothing
   */
  record SignatureEntry(String sig, Optional<String> keyid) {}

  DsseEnvelope {
    signatures = List.copyOf(signatures);
  }

  /** An envelope with one signature and no key id. */
  static DsseEnvelope seal(String payloadType, byte[] payload, SigningKey key) {
    return of(payloadType, payload, key.sign(preAuthenticationEncoding(payloadType, payload)));
  }

  private static DsseEnvelope of(String payloadType, byte[] payload, byte[] signature) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new DsseEnvelope(
        base64.encodeToString(payload),
        payloadType,
        List.of(new SignatureEntry(base64.encodeToString(signature), Optional.empty())));
  }

  /** The one form of an envelope with one signature: what {@link #seal} would have written. */
  DsseEnvelope canonical(String document) throws MalformedDocumentException {
    byte[] signature = decode(document, "/signatures", signatures.get(0).sig());
    return of(payloadType, payload(document), signature);
  }

  /** PAE of the protocol's section <i>Signature definition</i>: lengths count octets of UTF-8. */
  static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
    return new SshWriter()
        .raw("DSSEv1 " + type.length + " ")
        .raw(type)
        .raw(" " + payload.length + " ")
        .raw(payload)
        .bytes();
  }

  /** The payload's octets. */
  byte[] payload(String document) throws MalformedDocumentException {
    return decode(document, "/payload", payload);
  }

  /**
   * The different trusted keys that signed this payload as {@code supportedType}; empty where the
   * type is another.
   */
  Set<VerifyingKey> signers(String document, String supportedType, Collection<VerifyingKey> trusted)
      throws MalformedDocumentException {
    Set<VerifyingKey> signers = new LinkedHashSet<>();
    if (!payloadType.equals(supportedType)) {
      return signers;
    }
    byte[] message = preAuthenticationEncoding(payloadType, payload(document));
    for (SignatureEntry entry : signatures) {
      byte[] signature = decode(document, "/signatures", entry.sig());
      trusted.stream().filter(key -> key.verify(message, signature)).forEach(signers::add);
    }
    return signers;
  }

  private static byte[] decode(String document, String pointer, String base64)
      throws MalformedDocumentException {
    try {
      return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new MalformedDocumentException(document, pointer, "base64", "other characters");
    }
  }
}
