package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.ledger.AdmissionRequest;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Is a release that was killed at every stage the release that was never disturbed?
 *
 * <p>Two owners begin with the same secret, salts, key and clock, which stands still. One is killed
 * by SIGKILL, started again, killed at the next stage, and so on to the end.
 */
class CrashTest {
  private static final List<String> STAGES =
      List.of(
          "open      run 1 of at most 1",
          "train     step 10 of 20",
          "measure   look 2 of 4",
          "generate  2000 synthetic rows");

  @TempDir Path folder;

  @Test
  void release_killedAtEveryStage_isTheUndisturbedOneWithOneLedgerAndOneTime() throws Exception {
    SigningKey.generate(new SecureRandom()).save(folder.resolve("key"));
    Path calm = Files.createDirectories(folder.resolve("calm"));
    Path killed = Files.createDirectories(folder.resolve("killed"));
    TranscriptPlan.write(folder.resolve("plan.yaml"));
    makeState(calm.resolve("tiny.state"));
    OwnerFiles.copy(calm.resolve("tiny.state"), killed.resolve("tiny.state"));

    OwnerProcess undisturbed = OwnerProcess.run(release(calm));
    assertEquals(0, undisturbed.end(), undisturbed.text());
    for (String stage : STAGES) {
      OwnerProcess.killAt(stage, List.of(), release(killed));
      requireNoRelease(killed, stage);
    }
    OwnerProcess.killAt("publish   " + killed.resolve("tiny"), List.of(), release(killed));
    requireNoRelease(killed, "publish");
    killWhileSwapping(killed);
    if (Files.exists(killed.resolve("tiny/manifest.json"))) {
      assertEquals(digests(calm.resolve("tiny")), digests(killed.resolve("tiny")));
    } else {
      requireNoRelease(killed, "swap");
    }

    OwnerProcess last = OwnerProcess.run(release(killed));
    assertEquals(0, last.end(), last.text());
    assertEquals(digests(calm), digests(killed));
    assertTrue(Files.exists(calm.resolve("tiny/generator/transcript-00000.bin")));
    requireOneTime(calm);
    requireOneTime(killed);
  }

  private static void requireOneTime(Path owner) throws IOException {
    FileTime opening = FileTime.from(OwnersWorld.NOW);
    for (String published : List.of("tiny", "tiny.trust.yaml", "tiny.allowed_signers")) {
      try (Stream<Path> files = Files.walk(owner.resolve(published))) {
        for (Path file : files.toList()) {
          assertEquals(opening, Files.getLastModifiedTime(file), file.toString());
        }
      }
    }
  }

  /** From the moment that the new repository is whole it is a race, and any outcome must do. */
  private void killWhileSwapping(Path owner) throws Exception {
    Path next = owner.resolve("tiny.next");
    Path done = owner.resolve("tiny/manifest.json");
    OwnerProcess.killWhen(() -> Files.exists(next) || Files.exists(done), release(owner));
  }

  private String[] release(Path owner) {
    return new String[] {
      "release",
      folder.resolve("plan.yaml").toString(),
      "--repo",
      owner.resolve("tiny").toString(),
      "--key",
      folder.resolve("key").toString()
    };
  }

  private static void makeState(Path folder) throws IOException {
    try (OwnerState state = OwnerState.open(folder)) {
      state.secret();
      state.salt(ScratchCopy.LABEL);
      state.salt(Seal.SECRET);
      state.salt(AdmissionRequest.SALT);
      DatasetLedger.make(folder.resolve("ledger"));
    }
  }

  /** No repository yet, or one whose history is whole and that holds no release. */
  private static void requireNoRelease(Path owner, String stage) throws Exception {
    Path repo = owner.resolve("tiny");
    if (Files.exists(repo)) {
      assertFalse(Files.exists(repo.resolve("manifest.json")), stage);
      assertFalse(History.read(repo.resolve(".git")).log().isEmpty(), stage);
    }
  }

  /** Digest of each file below an owner's folder: repository, trust files, state with ledger. */
  private static SortedMap<String, Digest> digests(Path root) throws IOException {
    SortedMap<String, Digest> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(root.relativize(file).toString(), Digest.of(file));
      }
    }
    return digests;
  }
}
