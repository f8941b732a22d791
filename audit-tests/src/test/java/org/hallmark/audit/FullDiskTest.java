package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a disk that is full cost nothing but another start?
 *
 * <p>A process that may write no file above a size stands for the full disk, since that needs
 * neither a small disk nor the rights to mount one: the operating system breaks off a write in the
 * middle in the same way.
 */
class FullDiskTest {
  private static final String PLAN = "../examples/tiny/plan.yaml";

  @TempDir Path folder;

  @Test
  void release_onAFullDisk_saysSoAndGoesOnWhenThereIsRoom() throws Exception {
    requireFull(release(100), "the copy of the source does not fit");
    assertFalse(Files.exists(repo()), "nothing is sealed");

    requireFull(release(300), "the Git pack of the release does not fit");
    assertFalse(Files.exists(repo().resolve("manifest.json")));
    String ledger = ledger();
    assertEquals(5, ledger.lines().count(), ledger);

    OwnerProcess roomy = OwnerProcess.run(command());
    assertEquals(0, roomy.end(), roomy.text());
    assertTrue(Files.exists(repo().resolve("manifest.json")));
    assertEquals(ledger, ledger());
    assertFalse(Files.exists(folder.resolve("tiny.building")));
  }

  private static void requireFull(OwnerProcess process, String why) throws Exception {
    assertEquals(3, process.end(), why + "\n" + process.text());
    assertTrue(process.text().contains("the disk is full; nothing is lost"), process.text());
  }

  /** A release by a process that may write files of so many KiB. */
  private OwnerProcess release(int kibibytes) throws IOException {
    return OwnerProcess.start(
        "never",
        List.of(),
        List.of("bash", "-c", "ulimit -f " + kibibytes + " && exec \"$@\"", "bash"),
        command());
  }

  private String[] command() {
    return new String[] {"release", PLAN, "--repo", repo().toString()};
  }

  private Path repo() {
    return folder.resolve("tiny");
  }

  private String ledger() throws IOException {
    return Files.readString(folder.resolve("tiny.state/ledger.jsonl"));
  }
}
