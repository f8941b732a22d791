package org.hallmark.provenance.sign;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * An Ed25519 public key (RFC 8032). The algorithm belongs to the key, so that no signature can ask
 * for another one. Two keys are equal where their 32 octets are.
 *
 * @param hex the 32 octets as 64 lower-case hexadecimal digits
 */
public record VerifyingKey(String hex) {
  /** OpenSSH's name of the key type and of the signature algorithm (RFC 8709). */
  static final String ALGORITHM = "ssh-ed25519";

  /** Octets in a public key. */
  static final int LENGTH = 32;

  /** Octets in a signature. */
  static final int SIGNATURE_LENGTH = 64;

  /** SubjectPublicKeyInfo of RFC 8410 before the 32 octets. */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  public VerifyingKey {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "hex must be 64 lower-case hexadecimal digits. Provided value: " + hex);
    }
  }

  static VerifyingKey of(byte[] octets) {
    return new VerifyingKey(HexFormat.of().formatHex(octets));
  }

  /** Reads {@code ssh-ed25519 AAAA… comment}, a line of {@code authorized_keys} without options. */
  public static VerifyingKey parse(String line) throws MalformedDocumentException {
    String[] words = line.strip().split(" +", 3);
    if (words.length < 2 || !words[0].equals(ALGORITHM)) {
      throw malformed(ALGORITHM + " and base64", words[0].isEmpty() ? "nothing" : "another text");
    }
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(words[1]);
    } catch (IllegalArgumentException e) {
      throw malformed("base64 after " + ALGORITHM, "other characters");
    }
    VerifyingKey key = fromBlob("public key", blob);
    if (!key.openssh().equals(words[0] + " " + words[1])) {
      throw malformed(key.openssh(), words[0] + " " + words[1]);
    }
    return key;
  }

  /** Reads the wire form (RFC 8709 section 4). */
  static VerifyingKey fromBlob(String document, byte[] blob) throws MalformedDocumentException {
    SshReader reader = new SshReader(document, blob);
    reader.word("key type", ALGORITHM);
    VerifyingKey key = of(reader.string("public key", LENGTH));
    reader.end();
    return key;
  }

  /** The wire form (RFC 8709 section 4). */
  byte[] blob() {
    return new SshWriter().string(ALGORITHM).string(octets()).bytes();
  }

  /** The 32 octets. */
  byte[] octets() {
    return HexFormat.of().parseHex(hex);
  }

  /** The line that {@link #parse} reads, without a comment. */
  public String openssh() {
    return ALGORITHM + " " + Base64.getEncoder().encodeToString(blob());
  }

  /** {@code SHA256:} and unpadded base64, as {@code ssh-keygen -l} shows it. */
  public String fingerprint() {
    byte[] digest = Digest.of(blob()).bytes();
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
  }

  /** True if {@code signature} is this key's over {@code message}; false for anything else. */
  public boolean verify(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature engine = Signature.getInstance("Ed25519");
      engine.initVerify(publicKey());
      engine.update(message);
      return engine.verify(signature);
    } catch (GeneralSecurityException e) {
      // The JDK's answer to a scalar or a point out of range, in the signature or in the key.
      return false;
    }
  }

  @Override
  public String toString() {
    return openssh();
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] encoded = new SshWriter().raw(X509_PREFIX).raw(octets()).bytes();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static MalformedDocumentException malformed(String expected, String found) {
    return new MalformedDocumentException("public key", "", expected, found);
  }
}
