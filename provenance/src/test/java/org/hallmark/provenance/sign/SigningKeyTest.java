package org.hallmark.provenance.sign;

import static org.hallmark.provenance.sign.SignVectors.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8032 section 5.1: the order of the base point. */
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  /** RFC 8410 section 10.1. */
  private static final String PUBLIC_PEM =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
      -----END PUBLIC KEY-----
      """;

  /** The beginning is enough: nothing of it is decrypted. */
  private static final String ENCRYPTED_PEM =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAg=
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  @TempDir Path folder;

  @Test
  void sign_ofRfc8032_givesTheirSignatures() {
    for (Node vector : SignVectors.read("ed25519").member("vectors").orElseThrow().items()) {
      SigningKey key = SigningKey.of(HEX.parseHex(text(vector, "secret")));
      byte[] message = HEX.parseHex(text(vector, "message"));
      assertEquals(text(vector, "public"), key.verifyingKey().hex());
      assertEquals(text(vector, "signature"), HEX.formatHex(key.sign(message)));
      assertTrue(key.verifyingKey().verify(message, key.sign(message)));
    }
  }

  @Test
  void verify_anyByteOfTheSignatureChanged_isFalse() {
    SigningKey key = SigningKey.generate(new SecureRandom());
    byte[] message = {1, 2, 3};
    byte[] good = key.sign(message);
    for (int i = 0; i < VerifyingKey.SIGNATURE_LENGTH; i++) {
      byte[] signature = good.clone();
      signature[i] ^= (byte) (1 << i % 8);
      assertFalse(key.verifyingKey().verify(message, signature), "byte " + i);
    }
  }

  @Test
  void verify_scalarPlusOrder_isFalse() {
    SigningKey key = SigningKey.generate(new SecureRandom());
    byte[] signature = key.sign(new byte[0]);
    BigInteger scalar = littleEndian(signature, 32).add(ORDER);
    for (int i = 32; i < 64; i++) {
      signature[i] = scalar.shiftRight(8 * (i - 32)).byteValue();
    }
    assertEquals(scalar, littleEndian(signature, 32));
    assertFalse(key.verifyingKey().verify(new byte[0], signature));
  }

  @Test
  void verify_otherLengthsAndNoPoint_isFalse() {
    SigningKey key = SigningKey.generate(new SecureRandom());
    byte[] signature = key.sign(new byte[0]);
    assertFalse(key.verifyingKey().verify(new byte[0], new byte[0]));
    assertFalse(key.verifyingKey().verify(new byte[0], new byte[65]));
    assertFalse(new VerifyingKey("ff".repeat(32)).verify(new byte[0], signature));
  }

  @Test
  void load_keysOfOtherPrograms_givesTheirPublicKeys() throws Exception {
    for (Node vector : SignVectors.read("ssh-keys").member("keys").orElseThrow().items()) {
      SigningKey key = load(text(vector, "text"));
      assertEquals(text(vector, "publicKey"), key.verifyingKey().openssh());
      assertEquals(text(vector, "fingerprint"), key.verifyingKey().fingerprint());
    }
  }

  @Test
  void load_encryptedOrOtherAlgorithm_saysWhich() throws Exception {
    for (Node vector : SignVectors.read("ssh-keys").member("refused").orElseThrow().items()) {
      MalformedDocumentException refusal =
          assertThrows(MalformedDocumentException.class, () -> load(text(vector, "text")));
      assertEquals(text(vector, "names"), refusal.pointer());
    }
    assertThrows(MalformedDocumentException.class, () -> load(""));
    assertThrows(MalformedDocumentException.class, () -> load("x".repeat(1 << 17)));
  }

  @Test
  void load_keyWithAPassphrase_saysThatAndHowToTakeItOff() {
    Node openssh = SignVectors.read("ssh-keys").member("refused").orElseThrow().items().get(0);
    assertRemedy("ssh-keygen -p", "aes256-ctr", text(openssh, "text"));
    assertRemedy("openssl pkey", "PKCS #8", ENCRYPTED_PEM);
  }

  private void assertRemedy(String command, String cipher, String text) {
    MalformedDocumentException refusal =
        assertThrows(MalformedDocumentException.class, () -> load(text));
    assertTrue(refusal.expected().contains(command), refusal.expected());
    assertTrue(refusal.found().contains("passphrase"), refusal.found());
    assertTrue(refusal.found().contains(cipher), refusal.found());
  }

  @Test
  void load_publicKeyFiles_givesTheirKey() throws Exception {
    SigningKey key = SigningKey.generate(new SecureRandom());
    key.save(folder.resolve("key"));
    assertEquals(key.verifyingKey(), VerifyingKey.load(folder.resolve("key.pub")));
    // RFC 8410, section 10.1.
    Path pem = Files.writeString(folder.resolve("pem"), PUBLIC_PEM);
    assertEquals(
        "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1",
        VerifyingKey.load(pem).hex());
  }

  @Test
  void load_privateKeyAsAPublicOne_saysWhatItIs() throws Exception {
    SigningKey.generate(new SecureRandom()).save(folder.resolve("key"));
    MalformedDocumentException refusal =
        assertThrows(
            MalformedDocumentException.class, () -> VerifyingKey.load(folder.resolve("key")));
    assertTrue(refusal.found().contains("private key"), refusal.found());
    for (String text : new String[] {"", "x".repeat(1 << 15), PUBLIC_PEM.replace("K2Vw", "K2Vv")}) {
      Path file = Files.writeString(folder.resolve("other"), text);
      assertThrows(MalformedDocumentException.class, () -> VerifyingKey.load(file));
    }
  }

  @Test
  void load_anyByteOfTheFileChanged_isRefusedAndTellsNoSecret() throws Exception {
    Path file = folder.resolve("key");
    SigningKey.generate(new SecureRandom()).save(file);
    byte[] text = Files.readAllBytes(file);
    String secretLine = Files.readAllLines(file).get(4);
    for (int i = 0; i < text.length; i++) {
      byte[] changed = text.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      String message =
          assertThrows(MalformedDocumentException.class, () -> SigningKey.load(file), "byte " + i)
              .getMessage();
      assertFalse(message.contains(secretLine.substring(0, 20)), message);
    }
  }

  @Test
  void load_publicKeyOfAnother_isRefused() {
    byte[] mine = new byte[32];
    VerifyingKey other = SigningKey.generate(new SecureRandom()).verifyingKey();
    String text = PrivateKeyFormats.openssh(mine, other);
    assertThrows(MalformedDocumentException.class, () -> PrivateKeyFormats.read("key", text));
  }

  @Test
  void save_thenLoad_isTheSameKeyAndClosedToOthers() throws Exception {
    SigningKey key = SigningKey.generate(new SecureRandom());
    Path file = folder.resolve("key");
    key.save(file);
    SigningKey loaded = SigningKey.load(file);
    assertEquals(key.verifyingKey(), loaded.verifyingKey());
    assertArrayEquals(key.sign(new byte[] {7}), loaded.sign(new byte[] {7}));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        key.verifyingKey(),
        VerifyingKey.parse(Files.readString(folder.resolve("key.pub")).strip() + " a comment"));
  }

  @Test
  void save_aKeyReadByOpenssh_givesTheSameText() throws Exception {
    Node vector = SignVectors.read("ssh-keys").member("keys").orElseThrow().items().get(1);
    load(text(vector, "text")).save(folder.resolve("again"));
    assertEquals(text(vector, "text"), Files.readString(folder.resolve("again")));
  }

  @Test
  void toString_tellsOnlyTheFingerprint() {
    SigningKey key = SigningKey.of(new byte[32]);
    assertEquals("private half of " + key.verifyingKey().fingerprint(), key.toString());
  }

  @Test
  void parse_otherAlgorithmOrText_isRefused() {
    String blob =
        Base64.getEncoder()
            .encodeToString(new SshWriter().string("ssh-rsa").string(new byte[32]).bytes());
    for (String line : new String[] {"", "ssh-ed25519", "ssh-ed25519 ?", "ssh-ed25519 " + blob}) {
      assertThrows(MalformedDocumentException.class, () -> VerifyingKey.parse(line), line);
    }
  }

  private SigningKey load(String text) throws Exception {
    Path file = folder.resolve("loaded");
    Files.writeString(file, text);
    return SigningKey.load(file);
  }

  private static BigInteger littleEndian(byte[] bytes, int from) {
    BigInteger value = BigInteger.ZERO;
    for (int i = bytes.length - 1; i >= from; i--) {
      value = value.shiftLeft(8).or(BigInteger.valueOf(bytes[i] & 0xff));
    }
    return value;
  }
}
