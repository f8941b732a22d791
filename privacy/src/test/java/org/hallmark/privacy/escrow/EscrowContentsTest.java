package org.hallmark.privacy.escrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.age.AgeFiles;
import org.hallmark.provenance.age.AgeIdentity;
import org.hallmark.provenance.age.AgeRecipient;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;
import org.junit.jupiter.api.Test;

class EscrowContentsTest {
  private static final SigningKey OWNER = SigningKey.generate(new SecureRandom());
  private static final SigningKey AUDITOR = SigningKey.generate(new SecureRandom());
  private static final String LABEL = "release-secret";
  private static final byte[] SALT = filled((byte) 7);
  private static final ReleaseSecret SECRET = ReleaseSecret.of(filled((byte) 9));
  private static final EscrowContents.Facts FACTS =
      new EscrowContents.Facts(
          "tiny", digest(1), digest(2), List.of("SHA256:someone"), "2026-01-01T00:00:00Z");

  @Test
  void open_whatWasSealed_givesItBack() throws Exception {
    EscrowContents opened = open(sealed(OWNER), AUDITOR);
    assertEquals(FACTS, opened.facts());
    assertTrue(opened.secret().equals(SECRET));
    assertArrayEquals(SALT, opened.salt(LABEL).orElseThrow());
    assertTrue(opened.opensSecret(SECRET.commitment(SALT)));
    assertFalse(opened.opensSecret(SECRET.commitment(new byte[32])));
    assertFalse(opened.opensSecret(Commitment.to("another", SALT, SECRET.octets())));
    assertEquals("EscrowContents", opened.toString());
  }

  @Test
  void open_cutOrByAnotherOrSignedByAStranger_isRefusedWithoutASecret() throws Exception {
    byte[] file = sealed(OWNER);
    for (int length : new int[] {0, 30, 300, file.length - 1}) {
      requireRefused(Arrays.copyOf(file, length), AUDITOR);
    }
    requireRefused(file, OWNER);
    requireRefused(sealed(AUDITOR), AUDITOR);
  }

  @Test
  void open_anotherStatementOfTheOwner_isRefused() throws Exception {
    for (Object predicate : List.of(Map.of(), Map.of("secret", "00"))) {
      Statement other =
          Statement.of(
              List.of(new Subject(EscrowContents.SUBJECT, digest(2))),
              EscrowContents.TYPE,
              predicate);
      byte[] file = AgeFiles.encrypt(SigstoreBundle.seal(other, OWNER), recipients());
      requireRefused(file, AUDITOR);
    }
    Statement release =
        Statement.of(
            List.of(new Subject("manifest.json", digest(2))), "https://x.invalid", Map.of());
    requireRefused(AgeFiles.encrypt(SigstoreBundle.seal(release, OWNER), recipients()), AUDITOR);
  }

  private static void requireRefused(byte[] file, SigningKey identity) {
    MalformedDocumentException refused =
        assertThrows(MalformedDocumentException.class, () -> open(file, identity));
    assertFalse(refused.getMessage().contains("0909"), refused.getMessage());
  }

  private static EscrowContents open(byte[] file, SigningKey identity) throws Exception {
    return EscrowContents.open(
        "file", file, AgeIdentity.of(identity), List.of(OWNER.verifyingKey()));
  }

  private static byte[] sealed(SigningKey owner) throws Exception {
    return EscrowContents.of(FACTS, SECRET, new TreeMap<>(Map.of(LABEL, SALT)))
        .seal(recipients(), owner);
  }

  private static List<AgeRecipient> recipients() throws Exception {
    return List.of(AgeRecipient.parse(AUDITOR.verifyingKey().openssh()));
  }

  private static Digest digest(int octet) {
    return Digest.of(new byte[] {(byte) octet});
  }

  private static byte[] filled(byte octet) {
    byte[] octets = new byte[32];
    Arrays.fill(octets, octet);
    return octets;
  }
}
