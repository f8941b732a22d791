package org.hallmark.provenance.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A signature as {@code ssh-keygen -Y sign} makes it (PROTOCOL.sshsig of OpenSSH), with Ed25519 and
 * SHA-512.
 *
 * <p>The namespace keeps a signature for one purpose from being used for another. The signature
 * carries its key, which proves only that whoever holds that key signed: whether to trust it is the
 * caller's decision.
 */
public final class SshSignature {
  /** The namespace of Git commits and tags. */
  public static final String GIT = "git";

  private static final String LABEL = "SSH SIGNATURE";
  private static final String MAGIC = "SSHSIG";
  private static final String HASH = "sha512";
  private static final String DOCUMENT = "SSH signature";
  private static final int VERSION = 1;

  private SshSignature() {}

  /** The armored signature of {@code key} over {@code message}. */
  public static String sign(SigningKey key, String namespace, byte[] message) {
    byte[] signature = key.sign(signedData(namespace, message));
    byte[] blob =
        new SshWriter()
            .raw(MAGIC)
            .uint32(VERSION)
            .string(key.verifyingKey().blob())
            .string(namespace)
            .string("")
            .string(HASH)
            .string(new SshWriter().string(VerifyingKey.ALGORITHM).string(signature).bytes())
            .bytes();
    return Armor.encode(LABEL, blob);
  }

  /**
   * The key that made {@code armored} over {@code message} in {@code namespace}.
   *
   * @throws MalformedDocumentException if no key did
   */
  public static VerifyingKey verify(String armored, String namespace, byte[] message)
      throws MalformedDocumentException {
    SshReader reader = new SshReader(DOCUMENT, Armor.decode(DOCUMENT, LABEL, armored));
    reader.magic(MAGIC);
    long version = reader.uint32("version");
    if (version != VERSION) {
      throw reader.malformed("version", VERSION + "", version + "");
    }
    VerifyingKey key = VerifyingKey.fromBlob(DOCUMENT, reader.string("public key"));
    reader.word("namespace", requireNamespace(namespace));
    reader.string("reserved", 0);
    reader.word("hash algorithm", HASH);
    byte[] signature = signature(reader.string("signature"));
    reader.end();
    if (!key.verify(signedData(namespace, message), signature)) {
      throw reader.malformed(
          "signature", "one that " + key.fingerprint() + " made over this message", "another");
    }
    return key;
  }

  private static byte[] signature(byte[] blob) throws MalformedDocumentException {
    SshReader reader = new SshReader(DOCUMENT, blob);
    reader.word("signature algorithm", VerifyingKey.ALGORITHM);
    byte[] signature = reader.string("signature", VerifyingKey.SIGNATURE_LENGTH);
    reader.end();
    return signature;
  }

  private static byte[] signedData(String namespace, byte[] message) {
    return new SshWriter()
        .raw(MAGIC)
        .string(requireNamespace(namespace))
        .string("")
        .string(HASH)
        .string(sha512(message))
        .bytes();
  }

  private static String requireNamespace(String namespace) {
    if (namespace.isEmpty() || !StandardCharsets.US_ASCII.newEncoder().canEncode(namespace)) {
      throw new IllegalArgumentException(
          "namespace must be ASCII and not empty. Provided value: " + namespace);
    }
    return namespace;
  }

  private static byte[] sha512(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has SHA-512", e);
    }
  }
}
