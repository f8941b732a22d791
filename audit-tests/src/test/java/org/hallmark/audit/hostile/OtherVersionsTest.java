package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.audit.Answer;
import org.hallmark.audit.TinyRelease;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.cli.verify.AsOf;
import org.hallmark.cli.verify.Verdict;
import org.hallmark.cli.verify.Verdict.Outcome;
import org.hallmark.cli.verify.Verifier;
import org.hallmark.cli.verify.VerifyRequest;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.sign.TrustFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Is an honest release verified that was put together in another way, by another version or larger
 * than memory, and does the verdict say what then stays open?
 */
class OtherVersionsTest {
  @TempDir private Path folder;

  @Test
  void release_takenApartAndPutTogether_isTheSame() throws Exception {
    Path again = bench().ownerOfWhole().write(folder.resolve("again"));
    requireStatus(0, again, "recompute");
    for (String path : List.of("manifest.json", "SHA256SUMS", ReleaseFiles.TEST_RESULT)) {
      assertEquals(
          Files.readString(TinyRelease.repo().resolve(path)),
          Files.readString(again.resolve(path)));
    }
  }

  @Test
  void otherPrivacyStatement_inOtherWords_isIncomplete() throws Exception {
    Path other =
        bench()
            .owner()
            .version("privacy-statement", "hallmark-privacy-statement-v9")
            .set(ReleaseFiles.DISCLOSURE, "/fields/0/text", "in other words")
            .set(ReleaseFiles.PRIVACY, "/trust", List.of("In other words."))
            .write(folder.resolve("other"));
    requireStatus(3, other, "seal");
  }

  @Test
  void otherRenderer_numbersAgree_isVerifiedAndSaysWhatWasNotRendered() throws Exception {
    Path other =
        bench().owner().version("renderer", "hallmark-report-v9").write(folder.resolve("other"));
    Answer answer = verify(other, "seal");
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("not re-rendered"), answer.text());
  }

  @Test
  void otherPackaging_otherMetadata_isVerifiedAndSaysWhatWasNotMadeAgain() throws Exception {
    byte[] readme = "# Told in other words\n".getBytes(StandardCharsets.UTF_8);
    Forger forger = bench().owner().version("packaging", "hallmark-packaging-v9");
    Path other = forger.put("README.md", readme).write(folder.resolve("other"));
    Answer answer = verify(other, "seal");
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("hallmark-packaging-v9 wrote them"), answer.text());
  }

  @Test
  void unknownGeneratorOrWriterOrEstimator_isIncomplete() throws Exception {
    Path generator =
        bench().ownerOfWhole().version("generator", "flow-v1").write(folder.resolve("generator"));
    requireStatus(0, generator, "recompute");
    requireStatus(3, generator, "replay");
    Path writer =
        bench().ownerOfWhole().version("table-writer", "other-v1").write(folder.resolve("writer"));
    requireStatus(0, writer, "seal");
    requireStatus(3, writer, "recompute");
    Forger forger = bench().ownerOfWhole().version("law-check", "other-v1");
    for (int i = 0; i < forger.results().laws().size(); i++) {
      forger.set(ReleaseFiles.LAWS, "/laws/" + i + "/estimator", "other-v1");
    }
    Path estimator = forger.write(folder.resolve("estimator"));
    requireStatus(0, estimator, "seal");
    requireStatus(3, estimator, "recompute");
  }

  @Test
  void filesTooLargeToKeep_areReadWhenNeeded() throws Exception {
    byte[] trust = Files.readAllBytes(TinyRelease.trust());
    Verdict verdict =
        Verifier.verify(
            VerifyRequest.of(
                    TinyRelease.repo(),
                    TrustFile.read("trust", trust),
                    new Verdict.Trust("trust", List.of()),
                    Tier.REPLAY,
                    new AsOf("2026-01-01", AsOf.GIVEN))
                .within(new Limits(10_000, 8, 1L << 30, 1L << 30, 4096, 1L << 20)));
    assertEquals(Outcome.VERIFIED, verdict.outcome(), verdict.checks().toString());
  }

  @Test
  void artifactBeyondWhatGitTracks_liesInTheFolderAlone() throws Exception {
    byte[] large = new byte[(int) ReleaseHistory.LARGEST_TRACKED + 1];
    Path release =
        bench().ownerOfWhole().put(ReleaseFiles.WEIGHTS, large).write(folder.resolve("large"));
    History history = History.read(release.resolve(".git"));
    assertFalse(history.tree(history.log().get(0).id()).containsKey(ReleaseFiles.WEIGHTS));
    requireStatus(0, release, "seal");
    large[7] = 1;
    Files.write(release.resolve(ReleaseFiles.WEIGHTS), large);
    requireStatus(1, release, "seal");
  }

  private Bench bench() {
    return new Bench(folder);
  }

  private static void requireStatus(int status, Path release, String tier) {
    Answer answer = verify(release, tier);
    assertEquals(status, answer.status(), answer.text());
  }

  private static Answer verify(Path release, String tier) {
    String trust = TinyRelease.trust().toString();
    return Answer.run("verify", release.toString(), "--tier", tier, "--trust", trust);
  }
}
