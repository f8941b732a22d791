package org.hallmark.cli.escrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealEscrowCommandTest {
  @TempDir Path folder;

  @Test
  void recipient_asTextOrAsTheFileThatHasIt_isTheSame() throws Exception {
    SigningKey key = SigningKey.generate(new SecureRandom());
    key.save(folder.resolve("auditor"));
    String openssh = key.verifyingKey().openssh();
    String file = folder.resolve("auditor.pub").toString();
    assertEquals(
        SealEscrowCommand.auditor(openssh).fingerprint(),
        SealEscrowCommand.auditor(file).fingerprint());
  }

  @Test
  void recipient_missingFileOrPrivateKey_isRefused() throws Exception {
    SigningKey.generate(new SecureRandom()).save(folder.resolve("auditor"));
    Path odd = Files.copy(folder.resolve("auditor"), folder.resolve("odd.pub"));
    Refusal refusal = assertThrows(Refusal.class, () -> SealEscrowCommand.auditor(odd.toString()));
    assertTrue(refusal.getMessage().contains("private key"), refusal.getMessage());
    String missing = folder.resolve("missing.pub").toString();
    assertThrows(Refusal.class, () -> SealEscrowCommand.auditor(missing));
  }
}
