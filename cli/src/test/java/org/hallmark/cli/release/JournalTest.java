package org.hallmark.cli.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.preregistration.run.RunClose;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.VerifyingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a journal tell the next start what the last one did? */
final class JournalTest {
  private static final VerifyingKey SIGNER = key();

  @TempDir Path folder;

  @Test
  void journal_new_hasNeitherSealNorRuns() throws Exception {
    Journal journal = Journal.in(folder);
    assertEquals(Optional.empty(), journal.seal());
    assertEquals(0, journal.runs().last());
    journal.requireSigner(key());
  }

  @Test
  void seal_remembered_isThereAtTheNextStart() throws Exception {
    Journal.in(folder).remember(TinyPlan.read().sealed(), TinyPlan.seal(), SIGNER);
    Journal next = Journal.in(folder);
    assertEquals(TinyPlan.seal(), next.seal().orElseThrow());
    assertEquals(Set.of(Journal.PLAN, Journal.SEAL), next.sealed().keySet());
  }

  @Test
  void seal_halfRemembered_isNoSeal() throws Exception {
    Journal.in(folder).remember(TinyPlan.read().sealed(), TinyPlan.seal(), SIGNER);
    Files.delete(folder.resolve("journal/seal.json"));
    assertFalse(Journal.in(folder).hasSeal());
  }

  @Test
  void signer_ofTheSeal_isTheOnlyOneAllowed() throws Exception {
    Journal journal = Journal.in(folder);
    journal.remember(TinyPlan.read().sealed(), TinyPlan.seal(), SIGNER);
    journal.requireSigner(SIGNER);
    Refusal refusal = assertThrows(Refusal.class, () -> journal.requireSigner(key()));
    assertEquals(ExitCode.USAGE, refusal.exit());
    assertTrue(refusal.getMessage().contains(SIGNER.fingerprint()), refusal.getMessage());
  }

  @Test
  void runs_remembered_areThereAtTheNextStart() throws Exception {
    RunLedger open = new RunLedger(Journal.in(folder).runs().entries()).with(TinyPlan.open(1));
    Journal.in(folder).remember(open);
    assertTrue(Journal.in(folder).runs().isOpen());
    Journal.in(folder).remember(open.closed(RunClose.Reason.ABANDONED));
    assertFalse(Journal.in(folder).runs().isOpen());
    assertEquals(TinyPlan.open(1), Journal.in(folder).runs().open(1));
  }

  @Test
  void runs_fileInTheMaking_isNoEntry() throws Exception {
    Journal.in(folder).runs();
    Files.writeString(folder.resolve("journal/runs/.0001.open.json.part"), "{");
    assertEquals(0, Journal.in(folder).runs().last());
  }

  @Test
  void journal_anyFile_isForItsOwnerAlone() throws Exception {
    Journal.in(folder).remember(TinyPlan.read().sealed(), TinyPlan.seal(), SIGNER);
    assertEquals(
        PosixFilePermissions.fromString("rwx------"),
        Files.getPosixFilePermissions(folder.resolve("journal")));
  }

  private static VerifyingKey key() {
    return SigningKey.generate(new SecureRandom()).verifyingKey();
  }
}
