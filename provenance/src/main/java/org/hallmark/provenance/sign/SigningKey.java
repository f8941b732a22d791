package org.hallmark.provenance.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * An Ed25519 private key (RFC 8032). Its octets leave it only through {@link #save}; no message and
 * no {@link #toString} holds them.
 */
public final class SigningKey {
  /** Octets in a private key. */
  static final int LENGTH = 32;

  /** RFC 8410 section 7 before the 32 octets: version 0, OID 1.3.101.112, two octet strings. */
  static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final int LARGEST_FILE = 1 << 16;

  private final byte[] octets;
  private final VerifyingKey verifyingKey;

  private SigningKey(byte[] octets) {
    this.octets = octets.clone();
    this.verifyingKey = derive(octets);
  }

  /** A fresh key; {@code random} must be a cryptographic source. */
  public static SigningKey generate(SecureRandom random) {
    byte[] octets = new byte[LENGTH];
    random.nextBytes(octets);
    return new SigningKey(octets);
  }

  /**
   * Reads a key file: OpenSSH's own format without a passphrase, or PKCS #8 PEM.
   *
   * @throws MalformedDocumentException if it is neither, encrypted, or of another algorithm
   */
  public static SigningKey load(Path file) throws IOException, MalformedDocumentException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST_FILE + 1);
    }
    if (bytes.length > LARGEST_FILE) {
      throw new MalformedDocumentException(name, "", "a private key", "a larger file");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    return PrivateKeyFormats.read(name, text);
  }

  static SigningKey of(byte[] octets) {
    if (octets.length != LENGTH) {
      throw new IllegalArgumentException(
          "octets must be " + LENGTH + " octets. Provided value: " + octets.length + " octets");
    }
    return new SigningKey(octets);
  }

  /**
   * Writes the key in OpenSSH's format, readable by its owner only, and the public key beside it
   * with the ending {@code .pub}.
   */
  public void save(Path file) throws IOException {
    String text = PrivateKeyFormats.openssh(octets, verifyingKey);
    DurableFiles.writePrivate(file, text.getBytes(StandardCharsets.US_ASCII));
    DurableFiles.write(
        file.resolveSibling(file.getFileName() + ".pub"),
        (verifyingKey.openssh() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The public half. */
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  /** The 64 octets of the signature over {@code message}; the same ones every time. */
  public byte[] sign(byte[] message) {
    try {
      Signature engine = Signature.getInstance("Ed25519");
      engine.initSign(privateKey());
      engine.update(message);
      return engine.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on signs with Ed25519", e);
    }
  }

  /**
   * The secret that this key shares with {@code share} on Curve25519: the scalar of RFC 8032
   * section 5.1.5 times that point.
   *
   * @throws GeneralSecurityException if the point is of small order
   */
  public byte[] agree(byte[] share) throws GeneralSecurityException {
    byte[] scalar = MessageDigest.getInstance("SHA-512").digest(octets);
    return Curve25519.multiply(Arrays.copyOf(scalar, LENGTH), share);
  }

  @Override
  public String toString() {
    return "private half of " + verifyingKey.fingerprint();
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    byte[] encoded = new SshWriter().raw(PKCS8_PREFIX).raw(octets).bytes();
    return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /**
   * The JDK multiplies the base point only inside its key generator, so the generator is fed these
   * octets as its randomness.
   */
  private static VerifyingKey derive(byte[] octets) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new GivenOctets(octets));
      return verifyingKey((EdECPublicKey) generator.generateKeyPair().getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  /** RFC 8032 section 5.1.2: y in little-endian order, the top bit tells whether x is odd. */
  private static VerifyingKey verifyingKey(EdECPublicKey key) {
    byte[] bigEndian = key.getPoint().getY().toByteArray();
    byte[] encoded = new byte[VerifyingKey.LENGTH];
    for (int i = 0; i < Math.min(bigEndian.length, encoded.length); i++) {
      encoded[i] = bigEndian[bigEndian.length - 1 - i];
    }
    encoded[encoded.length - 1] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
    return VerifyingKey.of(encoded);
  }

  /** Hands out given octets, once. */
  private static final class GivenOctets extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] given;

    GivenOctets(byte[] given) {
      this.given = given.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != given.length) {
        throw new IllegalStateException(
            "the key generator must draw " + given.length + " octets, not " + bytes.length);
      }
      System.arraycopy(given, 0, bytes, 0, bytes.length);
      Arrays.fill(given, (byte) 0);
    }
  }
}
