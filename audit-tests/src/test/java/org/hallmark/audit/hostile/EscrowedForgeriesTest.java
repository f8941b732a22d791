package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.hallmark.audit.Answer;
import org.hallmark.audit.Auditor;
import org.hallmark.audit.TinyRelease;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner of all keys can do so that only source and secret show it. */
class EscrowedForgeriesTest {
  private static final Path SOURCE = Path.of("../examples/tiny/data/edges.csv");

  @TempDir static Path folder;
  private static Auditor auditor;
  private static Path escrow;

  @BeforeAll
  static void handOver() throws Exception {
    auditor = Auditor.in(folder.resolve("auditor"));
    escrow = auditor.escrow(TinyRelease.repo(), folder.resolve("tiny.age"));
  }

  /** Everything that was published fits together, so that replay passes. */
  @Test
  void lessNoiseThanSealed_isFoundInTrainingAndInTheCountAndNowhereElse() throws Exception {
    Path cheat = new CheatingOwner(folder).release(CheatingOwner.generous());
    Answer answer = verify(cheat);
    assertEquals(1, answer.status(), answer.text());
    assertEquals(List.of("escrow-training", "escrow-count-speed"), refuted(answer), answer.text());
    assertTrue(answer.text().contains("ok          training-replay: "), answer.text());
    assertTrue(answer.text().contains("ok          escrow-count-vehicle-balance: "), answer.text());
  }

  @Test
  void aChargedNumberAndAWithheldOneMoved_areFoundThereAndNowhereElse() throws Exception {
    Forger owner = new Forger(TinyRelease.repo(), SigningKey.load(TinyRelease.key()));
    Path moved =
        owner
            .set(ReleaseFiles.LAWS, "/laws/0/reference/violations", 4711)
            .set(ReleaseFiles.WITHHELD, "/withheld/0/commitment/hex", "0".repeat(64))
            .judgeAgain()
            .write(folder.resolve("moved"));
    Answer answer = verify(moved);
    assertEquals(1, answer.status(), answer.text());
    assertEquals(
        List.of("escrow-count-vehicle-balance", "escrow-withheld-classifier-run-1"),
        refuted(answer),
        answer.text());
  }

  private static List<String> refuted(Answer answer) {
    return answer
        .text()
        .lines()
        .filter(line -> line.startsWith("  REFUTED     "))
        .map(line -> line.substring(14, line.indexOf(':')))
        .toList();
  }

  private static Answer verify(Path release) {
    return auditor.verify(
        release,
        TinyRelease.trust(),
        "--source",
        SOURCE.toString(),
        "--escrow",
        escrow.toString(),
        "--identity",
        auditor.key().toString());
  }
}
