package org.hallmark.provenance.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MistakenDocumentException;
import org.junit.jupiter.api.Test;

class TrustFileTest {
  private static final VerifyingKey OWNER = SigningKey.of(new byte[32]).verifyingKey();
  private static final VerifyingKey AUDITOR =
      SigningKey.of("0123456789abcdef0123456789abcdef".getBytes(UTF_8)).verifyingKey();

  @Test
  void read_whatWasWritten_isTheSame() {
    TrustFile full =
        new TrustFile(
            1,
            List.of(
                new TrustedKey("owner@example.org", OWNER, Set.of(Role.OWNER)),
                new TrustedKey("1e5", AUDITOR, EnumSet.of(Role.AUDITOR, Role.TIMESTAMP))),
            Optional.of(new PinnedRelease("arterial", Optional.of(Digest.of(new byte[0])), 3)),
            EnumSet.allOf(Requirement.class));
    TrustFile small = TrustFile.forOwner("owner", OWNER);
    for (TrustFile trust : List.of(full, small)) {
      assertEquals(trust, TrustFile.read("trust.yaml", trust.yaml().getBytes(UTF_8)));
    }
    assertEquals(List.of(OWNER), full.keys(Role.OWNER));
    assertEquals(List.of(AUDITOR), full.keys(Role.TIMESTAMP));
    assertEquals(List.of(), small.keys(Role.AUDITOR));
  }

  @Test
  void read_releaseWithIdOnly_pinsNoMore() {
    TrustFile trust = read(TrustFile.forOwner("o", OWNER).yaml() + "release: {id: arterial}\n");
    assertEquals(Optional.of(new PinnedRelease("arterial", Optional.empty(), 1)), trust.release());
  }

  @Test
  void allowedSigners_areOwnersForGitOnly() {
    assertEquals(
        "owner namespaces=\"git\" " + OWNER.openssh() + "\n",
        TrustFile.forOwner("owner", OWNER).allowedSigners());
  }

  @Test
  void read_manyMistakes_namesAllAtOnce() {
    String text =
        "version: 2\n"
            + "keys:\n"
            + "  - {principal: 'a b', publicKey: ssh-rsa AAAA, roles: [ownr]}\n"
            + "  - {principal: b, publicKey: "
            + OWNER.openssh()
            + ", roles: []}\n"
            + "  - {principal: c, publicKey: "
            + OWNER.openssh()
            + ", roles: [auditor]}\n"
            + "release: {id: x, rootDigest: abc, minimumRun: 0}\n"
            + "require: [freshnes]\n"
            + "trustOnFirstUse: true\n";
    List<String> pointers = mistakes(text);
    for (String pointer :
        List.of(
            "/version",
            "/keys/0/principal",
            "/keys/0/publicKey",
            "/keys/0/roles",
            "/keys/1/roles",
            "/keys",
            "/release/rootDigest",
            "/release/minimumRun",
            "/require",
            "/trustOnFirstUse")) {
      assertTrue(pointers.contains(pointer), pointer + " in " + pointers);
    }
  }

  @Test
  void read_noKey_isAMistake() {
    assertEquals(List.of("/keys"), mistakes("version: 1\nkeys: []\n"));
  }

  @Test
  void new_sameKeyTwice_isMisuse() {
    TrustedKey key = new TrustedKey("a", OWNER, Set.of(Role.OWNER));
    TrustedKey again = new TrustedKey("b", OWNER, Set.of(Role.OWNER));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrustFile(1, List.of(key, again), Optional.empty(), Set.of()));
  }

  private static TrustFile read(String text) {
    return TrustFile.read("trust.yaml", text.getBytes(UTF_8));
  }

  private static List<String> mistakes(String text) {
    return assertThrows(MistakenDocumentException.class, () -> read(text)).mistakes().stream()
        .map(mistake -> mistake.pointer())
        .distinct()
        .toList();
  }
}
