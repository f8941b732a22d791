package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustCommandTest {
  @TempDir Path folder;

  @Test
  void trust_ofPublicKeyFiles_isReadByTheVerifier() throws Exception {
    SigningKey alice = key("alice");
    key("bob");
    Recorded answer =
        trust("--owner", named("alice"), "--auditor", named("alice"), "--auditor", named("bob"));
    assertEquals(0, answer.status(), answer.err());
    TrustFile trust = TrustFile.read("trust", answer.out().getBytes(StandardCharsets.UTF_8));
    assertEquals(Set.of(alice.verifyingKey()), Set.copyOf(trust.keys(Role.OWNER)));
    assertEquals(2, trust.keys(Role.AUDITOR).size());
  }

  @Test
  void trust_ofAPrivateKeyAMissingFileOrAnOddName_saysWhatToGive() throws Exception {
    key("alice");
    assertRefused("a private key", "--owner", "alice=" + folder.resolve("alice"));
    assertRefused("carol.pub", "--owner", named("carol"));
    assertRefused("letters", "--owner", "two words=" + folder.resolve("alice.pub"));
    assertRefused(
        "same key", "--owner", named("alice"), "--owner", "a=" + folder.resolve("alice.pub"));
  }

  private static void assertRefused(String words, String... options) {
    Recorded answer = trust(options);
    assertEquals(2, answer.status(), answer.err());
    assertEquals("", answer.out());
    assertTrue(answer.err().contains(words), answer.err());
  }

  private static Recorded trust(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "trust";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Recorded.run(arguments);
  }

  private SigningKey key(String name) throws Exception {
    SigningKey key = SigningKey.generate(new SecureRandom());
    key.save(folder.resolve(name));
    return key;
  }

  private String named(String name) {
    return name + "@example.org=" + folder.resolve(name + ".pub");
  }
}
