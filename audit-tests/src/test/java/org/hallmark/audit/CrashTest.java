package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.provenance.git.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Is a release that was stopped at every stage the release that was never disturbed?
 *
 * <p>One of two {@link Twins} is killed by SIGKILL, started again, killed at the next stage, and so
 * on to the end. Twice its disk is full: a process that may write no file above a size stands for
 * that, since it needs neither a small disk nor the rights to mount one, and the operating system
 * breaks off a write in the middle in the same way.
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
  void release_stoppedAtEveryStage_isTheUndisturbedOneWithOneLedgerAndOneTime() throws Exception {
    Path owner = Twins.begin(folder.resolve("owner"));
    Path repo = owner.resolve("tiny");
    requireFullDisk(owner, 100, "the copy of the source does not fit");
    assertFalse(Files.exists(repo), "nothing is sealed");
    for (String stage : STAGES) {
      OwnerProcess.killAt(stage, Twins.release(owner));
      requireNoRelease(owner, stage);
    }
    OwnerProcess.killAt("publish   " + repo, Twins.release(owner));
    requireNoRelease(owner, "publish");
    requireFullDisk(owner, 300, "the transcript does not fit");
    requireNoRelease(owner, "full disk");
    killWhileSwapping(owner);
    Path calm = Twins.undisturbed();
    if (Files.exists(repo.resolve("manifest.json"))) {
      assertEquals(Twins.digests(calm.resolve("tiny")), Twins.digests(repo));
    } else {
      requireNoRelease(owner, "swap");
    }

    OwnerProcess last = OwnerProcess.start(Twins.release(owner));
    assertEquals(0, last.end(), last.text());
    assertEquals(Twins.digests(calm), Twins.digests(owner));
    assertTrue(Files.exists(calm.resolve("tiny/generator/transcript-00000.bin")));
    requireOneTime(calm);
    requireOneTime(owner);
  }

  private static void requireFullDisk(Path owner, int kibibytes, String why) throws Exception {
    OwnerProcess process = OwnerProcess.startOnSmallDisk(kibibytes, Twins.release(owner));
    assertEquals(3, process.end(), why + "\n" + process.text());
    assertTrue(process.text().contains("the disk is full; nothing is lost"), process.text());
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
  private static void killWhileSwapping(Path owner) throws Exception {
    Path next = owner.resolve("tiny.next");
    Path done = owner.resolve("tiny/manifest.json");
    OwnerProcess.killWhen(() -> Files.exists(next) || Files.exists(done), Twins.release(owner));
  }

  /** No repository yet, or one whose history is whole and that holds no release. */
  private static void requireNoRelease(Path owner, String stage) throws Exception {
    Path repo = owner.resolve("tiny");
    if (Files.exists(repo)) {
      assertFalse(Files.exists(repo.resolve("manifest.json")), stage);
      assertFalse(History.read(repo.resolve(".git")).log().isEmpty(), stage);
    }
  }
}
