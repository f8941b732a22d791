package org.hallmark.provenance.sign;

import java.util.Arrays;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The texts that a private key is kept in: OpenSSH's own (PROTOCOL.key of OpenSSH) and PKCS #8 PEM
 * (RFC 8410). Nothing encrypted: a passphrase prompt has no place in an unattended release.
 */
final class PrivateKeyFormats {
  private static final String OPENSSH = "OPENSSH PRIVATE KEY";
  private static final String PKCS8 = "PRIVATE KEY";
  private static final String ENCRYPTED_PKCS8 = "ENCRYPTED PRIVATE KEY";
  private static final String PREAMBLE = "openssh-key-v1\0";
  private static final String NONE = "none";

  /** Without a cipher the private section is padded to a multiple of this. */
  private static final int BLOCK = 8;

  private PrivateKeyFormats() {}

  /** Reads either text. */
  static SigningKey read(String name, String text) throws MalformedDocumentException {
    if (Armor.begins(OPENSSH, text)) {
      return readOpenssh(name, Armor.decode(name, OPENSSH, text));
    }
    if (Armor.begins(PKCS8, text)) {
      return readPkcs8(name, Armor.decode(name, PKCS8, text));
    }
    if (Armor.begins(ENCRYPTED_PKCS8, text)) {
      throw encrypted(name, "PKCS #8", "openssl pkey -in FILE -out COPY");
    }
    throw new MalformedDocumentException(
        name, "", "an Ed25519 private key, OpenSSH or PKCS #8 PEM, unencrypted", "another text");
  }

  /** A key file that only a passphrase opens; the way out is a copy without one. */
  private static MalformedDocumentException encrypted(String name, String how, String remedy) {
    return new MalformedDocumentException(
        name,
        "cipher",
        "a key without a passphrase, as a copy of it made with: " + remedy,
        "a key that a passphrase protects (" + how + ")");
  }

  /** Writes OpenSSH's text. */
  static String openssh(byte[] octets, VerifyingKey key) {
    byte[] blob =
        new SshWriter()
            .raw(PREAMBLE)
            .string(NONE)
            .string(NONE)
            .string("")
            .uint32(1)
            .string(key.blob())
            .string(privateSection(octets, key))
            .bytes();
    return Armor.encode(OPENSSH, blob);
  }

  /**
   * OpenSSH draws the two equal check numbers at random, to see whether a passphrase was right.
   * With no passphrase they say nothing, and come from the public key so that a key has one file.
   */
  private static byte[] privateSection(byte[] octets, VerifyingKey key) {
    byte[] check = Arrays.copyOf(Digest.of(key.octets()).bytes(), Integer.BYTES);
    SshWriter section =
        new SshWriter()
            .raw(check)
            .raw(check)
            .string(VerifyingKey.ALGORITHM)
            .string(key.octets())
            .string(new SshWriter().raw(octets).raw(key.octets()).bytes())
            .string("");
    int padding = Math.floorMod(-section.bytes().length, BLOCK);
    return section.raw(Arrays.copyOf(new byte[] {1, 2, 3, 4, 5, 6, 7}, padding)).bytes();
  }

  private static SigningKey readOpenssh(String name, byte[] blob)
      throws MalformedDocumentException {
    SshReader reader = new SshReader(name, blob);
    reader.magic(PREAMBLE);
    String cipher = reader.name("cipher");
    if (!cipher.equals(NONE)) {
      throw encrypted(name, cipher, "ssh-keygen -p -N '' -f COPY");
    }
    reader.word("key derivation", NONE);
    reader.string("key derivation options", 0);
    if (reader.uint32("number of keys") != 1) {
      throw reader.malformed("number of keys", "1", "another number");
    }
    VerifyingKey outside = VerifyingKey.fromBlob(name, reader.string("public key"));
    byte[] section = reader.string("private section");
    reader.end();
    return matching(name, readPrivateSection(name, section), outside);
  }

  private static SigningKey readPrivateSection(String name, byte[] section)
      throws MalformedDocumentException {
    SshReader reader = new SshReader(name, section);
    if (reader.uint32("first check number") != reader.uint32("second check number")) {
      throw reader.malformed("check numbers", "two equal numbers", "two different numbers");
    }
    reader.word("key type", VerifyingKey.ALGORITHM);
    VerifyingKey inside = VerifyingKey.of(reader.string("public key", VerifyingKey.LENGTH));
    SshReader pair =
        new SshReader(name, reader.string("private key", SigningKey.LENGTH + VerifyingKey.LENGTH));
    reader.string("comment");
    byte[] padding = reader.remaining();
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != i + 1) {
        throw reader.malformed("padding", "1, 2, 3, …", "other octets");
      }
    }
    SigningKey key = SigningKey.of(pair.octets("private key", SigningKey.LENGTH));
    return matching(name, matching(name, key, VerifyingKey.of(pair.remaining())), inside);
  }

  private static SigningKey readPkcs8(String name, byte[] der) throws MalformedDocumentException {
    int length = SigningKey.PKCS8_PREFIX.length + SigningKey.LENGTH;
    if (der.length != length || !startsWith(der, SigningKey.PKCS8_PREFIX)) {
      throw new MalformedDocumentException(
          name, "", "an Ed25519 key in PKCS #8 (RFC 8410), version 0", "another structure");
    }
    return SigningKey.of(Arrays.copyOfRange(der, SigningKey.PKCS8_PREFIX.length, length));
  }

  /** A key that signs in the name of another public key gives itself away by its signatures. */
  private static SigningKey matching(String name, SigningKey key, VerifyingKey stated)
      throws MalformedDocumentException {
    if (!key.verifyingKey().equals(stated)) {
      throw new MalformedDocumentException(
          name, "public key", key.verifyingKey().fingerprint(), stated.fingerprint());
    }
    return key;
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
