package org.hallmark.provenance.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hallmark.provenance.sign.SignVectors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;

class SshSignatureTest {
  private static final Node VECTOR =
      SignVectors.read("ssh-signatures").member("vectors").orElseThrow().items().get(0);
  private static final byte[] MESSAGE = text(VECTOR, "message").getBytes(UTF_8);

  /** RFC 8032, TEST 1: the key of the vector. */
  private static final SigningKey KEY =
      SigningKey.of(
          HexFormat.of()
              .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

  @Test
  void sign_sameKeyAndMessage_givesTheBytesOfSshKeygen() {
    assertEquals(text(VECTOR, "armored"), SshSignature.sign(KEY, "file", MESSAGE));
  }

  @Test
  void verify_signatureOfSshKeygen_givesItsKey() throws Exception {
    VerifyingKey key = SshSignature.verify(text(VECTOR, "armored"), "file", MESSAGE);
    assertEquals(text(VECTOR, "publicKey"), key.openssh());
  }

  @Test
  void verify_linesOfOtherWidth_areTheSameSignature() throws Exception {
    String wide = text(VECTOR, "armored").replaceAll("([^-])\n([^-])", "$1$2").stripTrailing();
    assertEquals(KEY.verifyingKey(), SshSignature.verify(wide, "file", MESSAGE));
  }

  @Test
  void verify_otherNamespaceOrMessage_isRefused() {
    String armored = text(VECTOR, "armored");
    MalformedDocumentException namespace =
        assertThrows(
            MalformedDocumentException.class, () -> SshSignature.verify(armored, "git", MESSAGE));
    assertEquals("namespace", namespace.pointer());
    assertEquals("git", namespace.expected());
    assertEquals("file", namespace.found());
    MalformedDocumentException message =
        assertThrows(
            MalformedDocumentException.class,
            () -> SshSignature.verify(armored, "file", new byte[0]));
    assertEquals("signature", message.pointer());
  }

  @Test
  void verify_anyByteChanged_isRefused() {
    byte[] armored = text(VECTOR, "armored").getBytes(ISO_8859_1);
    for (int i = 0; i < armored.length; i++) {
      byte[] changed = armored.clone();
      changed[i] ^= (byte) (1 << i % 8);
      String text = new String(changed, ISO_8859_1);
      assertThrows(
          MalformedDocumentException.class,
          () -> SshSignature.verify(text, "file", MESSAGE),
          "byte " + i);
    }
  }

  @Test
  void verify_cutShort_isRefused() throws Exception {
    byte[] blob = Armor.decode("x", "SSH SIGNATURE", text(VECTOR, "armored"));
    for (int length = 0; length < blob.length; length++) {
      String text = Armor.encode("SSH SIGNATURE", Arrays.copyOf(blob, length));
      assertThrows(
          MalformedDocumentException.class, () -> SshSignature.verify(text, "file", MESSAGE));
    }
  }

  @Test
  void verify_lengthFieldOfFourGigabytes_isRefusedWithoutAllocating() {
    byte[] blob = new SshWriter().raw("SSHSIG").uint32(1).uint32(-1).bytes();
    String text = Armor.encode("SSH SIGNATURE", blob);
    assertThrows(
        MalformedDocumentException.class, () -> SshSignature.verify(text, "file", MESSAGE));
  }

  @Test
  void sign_emptyNamespace_isMisuse() {
    assertThrows(IllegalArgumentException.class, () -> SshSignature.sign(KEY, "", MESSAGE));
  }
}
