package org.hallmark.provenance.age;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys made for this test by age-keygen 1.1.1 and ssh-keygen 9.2. */
class AgeFilesTest {
  private static final String RECIPIENT =
      "age1pazuwgku2sz46azp4zv5e60ek9p6prknhxnyq5ueduwvdpg8fqvq2zgas5";
  private static final String IDENTITY =
      "AGE-SECRET-KEY-" + "12LFD7JKMKNTA94D6X9Q64F4GTRTD5Y2HSDGCJ8RC4RKY8A6YYXKQUZPWQ3";
  private static final String SSH_RECIPIENT =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOJxb3aicaJ8rd/OZfb42x/zvDhn0ac8odE1eNFcoKoa";
  private static final String SSH_IDENTITY =
      """
      -----BEGIN OPENSSH PRIVATE KEY-----
      b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
      QyNTUxOQAAACDicW92onGifK3fzmX2+Nsf87w4Z9GnPKHRNXjRXKCqGgAAAIhSSzT4Uks0
      +AAAAAtzc2gtZWQyNTUxOQAAACDicW92onGifK3fzmX2+Nsf87w4Z9GnPKHRNXjRXKCqGg
      AAAECIVRCQLzfYCv3SU1dXJREiPPxF8DEEX5HQh7voSiOujuJxb3aicaJ8rd/OZfb42x/z
      vDhn0ac8odE1eNFcoKoaAAAAAAECAwQF
      -----END OPENSSH PRIVATE KEY-----
      """;

  /** Source: {@code echo -n 'what age wrote' | age -r RECIPIENT -R SSH_RECIPIENT}, age 1.1.1. */
  private static final byte[] OF_AGE =
      Base64.getDecoder()
          .decode(
              "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBwL2hXak1NNkk3Z0ZCclQ3U0h6QVRZYXJ5"
                  + "NlNwTHlYUk5qZm9YTTkrZm1NCjMxemJZZUQ3amNYUUZTeno4Um56Z0RXWDJnNDNoS0ZrQkxjTmFP"
                  + "UUUydjAKLT4gc3NoLWVkMjU1MTkgSGlMQkNBIDE4VFc0OUxURUhsUGw4U3BIaVg0ektLclZjMHZM"
                  + "TTd1QThSNXpQSGh0Q3MKSFFuTVJiMXdERmszVXV6TUR3U0dyaWhwMDJNeG5mL3RSTzFhcUJ5VDZJ"
                  + "OAotLS0gQUcybjhCSXVVallDTG03VlZ5cHREZHVHVUtXT3dyUXo4ZzFmdU93NXBSVQqAKTI2wPG/"
                  + "h8hbs5i+HYDslm+njvoENGsEnLTKrEGG1AGqUY78ErpmHzs3Homb");

  private static final byte[] TEXT = "a text".getBytes(US_ASCII);

  @TempDir private Path folder;

  @Test
  void decrypt_whatAgeWrote_opensForBothKinds() throws Exception {
    for (AgeIdentity identity : List.of(identity(IDENTITY), identity(SSH_IDENTITY))) {
      assertEquals("what age wrote", new String(AgeFiles.decrypt("f", OF_AGE, identity), US_ASCII));
    }
  }

  @Test
  void decrypt_whatWasEncrypted_givesItBackToEveryRecipient() throws Exception {
    byte[] file =
        AgeFiles.encrypt(
            TEXT, List.of(AgeRecipient.parse(RECIPIENT), AgeRecipient.parse(SSH_RECIPIENT)));
    assertArrayEquals(TEXT, AgeFiles.decrypt("f", file, identity(IDENTITY)));
    assertArrayEquals(TEXT, AgeFiles.decrypt("f", file, identity("# a comment\n" + IDENTITY)));
    assertArrayEquals(TEXT, AgeFiles.decrypt("f", file, identity(SSH_IDENTITY)));
    assertEquals(List.of("X25519", "ssh-ed25519 HiLBCA"), AgeFiles.recipients("f", file));
  }

  @Test
  void decrypt_byAnother_isRefused() throws Exception {
    AgeIdentity other = AgeIdentity.of(SigningKey.generate(new SecureRandom()));
    assertThrows(MalformedDocumentException.class, () -> AgeFiles.decrypt("f", OF_AGE, other));
    byte[] toSsh = AgeFiles.encrypt(TEXT, List.of(AgeRecipient.parse(SSH_RECIPIENT)));
    assertThrows(
        MalformedDocumentException.class, () -> AgeFiles.decrypt("f", toSsh, identity(IDENTITY)));
  }

  @Test
  void decrypt_cutAnywhereOrAnyByteChanged_isRefused() throws Exception {
    AgeIdentity identity = identity(SSH_IDENTITY);
    byte[] file = AgeFiles.encrypt(TEXT, List.of(AgeRecipient.parse(SSH_RECIPIENT)));
    for (int i = 0; i < file.length; i++) {
      byte[] cut = Arrays.copyOf(file, i);
      assertThrows(
          MalformedDocumentException.class, () -> AgeFiles.decrypt("f", cut, identity), "cut " + i);
      byte[] changed = file.clone();
      changed[i] ^= (byte) (1 << i % 8);
      assertThrows(
          MalformedDocumentException.class,
          () -> AgeFiles.decrypt("f", changed, identity),
          "byte " + i);
    }
  }

  @Test
  void parse_noPublicKey_isRefusedWithoutQuotingIt() {
    for (String text : List.of("", "age1", RECIPIENT.replace('z', 'q'), IDENTITY, "ssh-rsa AAAA")) {
      MalformedDocumentException refused =
          assertThrows(MalformedDocumentException.class, () -> AgeRecipient.parse(text), text);
      assertFalse(text.length() > 4 && refused.toString().contains(text), refused.toString());
    }
  }

  @Test
  void load_noPrivateKey_isRefusedWithoutQuotingIt() {
    for (String text : List.of("", "AGE-SECRET-KEY-1QQQQ", IDENTITY.replace('Z', 'Q'), RECIPIENT)) {
      MalformedDocumentException refused =
          assertThrows(MalformedDocumentException.class, () -> identity(text), text);
      assertFalse(text.length() > 4 && refused.toString().contains(text), refused.toString());
    }
  }

  @Test
  void fingerprint_ofAnSshKey_isThatOfSshKeygen() throws Exception {
    String shown = AgeRecipient.parse(SSH_RECIPIENT).fingerprint();
    assertEquals("SHA256:HiLBCIj1O/eeF1e3mHiyBQRaCcA8cVBpKC943h+aUP4", shown);
    assertTrue(AgeRecipient.parse(RECIPIENT).fingerprint().matches("SHA256:[A-Za-z0-9+/]{43}"));
  }

  private AgeIdentity identity(String text) throws Exception {
    return AgeIdentity.load(Files.writeString(folder.resolve("identity"), text));
  }
}
