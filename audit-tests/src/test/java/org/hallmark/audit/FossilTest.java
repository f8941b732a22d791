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

/** Do releases that earlier versions made, kept as they were, still verify? */
class FossilTest {
  /** Octets of a fossil, all told. */
  private static final long LARGEST = 300_000;

  @TempDir Path folder;

  @Test
  void fossils_all_verifyAtSealAndRecompute() throws Exception {
    assertFalse(Fossil.all().isEmpty());
    for (Fossil fossil : Fossil.all()) {
      Path release = folder.resolve(fossil.toString());
      fossil.unearth(release);
      for (String tier : List.of("seal", "recompute")) {
        Answer answer = verify(release, fossil.trust(), tier);
        assertEquals(0, answer.status(), fossil + " at " + tier + "\n" + answer.text());
      }
    }
  }

  @Test
  void fossils_all_areSmall() throws IOException {
    for (Fossil fossil : Fossil.all()) {
      long size = Files.size(fossil.folder().resolve(Fossil.GIT)) + Files.size(fossil.trust());
      assertTrue(size < LARGEST, fossil + " has " + size + " octets");
    }
  }

  /** What fossils rest on: the Git folder alone gives the release back. */
  @Test
  void release_ofThisVersion_comesBackFromItsGitFolder() throws Exception {
    Path release = Files.createDirectories(folder.resolve("tiny"));
    OwnerFiles.copy(
        TinyRelease.repo().resolve(".git"), Files.createDirectories(release.resolve(".git")));
    Fossil.checkOut(release);
    assertEquals(Twins.digests(TinyRelease.repo()), Twins.digests(release));
    assertEquals(0, verify(release, TinyRelease.trust(), "seal").status());
  }

  private static Answer verify(Path release, Path trust, String tier) {
    return Answer.run("verify", release.toString(), "--trust", trust.toString(), "--tier", tier);
  }
}
