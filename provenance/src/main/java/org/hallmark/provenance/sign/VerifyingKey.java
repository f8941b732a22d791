package org.hallmark.provenance.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
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

  private static final String PEM = "PUBLIC KEY";
  private static final int LARGEST_FILE = 1 << 14;

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

  /**
   * Reads a file with one public key: OpenSSH's line, as in {@code KEY.pub}, or PEM (RFC 8410).
   *
   * @throws MalformedDocumentException if it is neither; where it is a private key, it says so
   */
  public static VerifyingKey load(Path file) throws IOException, MalformedDocumentException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST_FILE + 1);
    }
    if (bytes.length > LARGEST_FILE) {
      throw new MalformedDocumentException(name, "", "a public key", "a larger file");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    if (Armor.begins(PEM, text)) {
      return fromPem(name, Armor.decode(name, PEM, text));
    }
    if (text.contains("PRIVATE KEY")) {
      throw new MalformedDocumentException(
          name, "", "a public key, such as " + name + ".pub", "a private key; keep it to yourself");
    }
    return parse(text);
  }

  private static VerifyingKey fromPem(String document, byte[] der)
      throws MalformedDocumentException {
    int prefix = X509_PREFIX.length;
    if (der.length != prefix + LENGTH || !Arrays.equals(der, 0, prefix, X509_PREFIX, 0, prefix)) {
      throw new MalformedDocumentException(
          document, "", "an Ed25519 key as SubjectPublicKeyInfo (RFC 8410)", "another structure");
    }
    return of(Arrays.copyOfRange(der, prefix, der.length));
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
