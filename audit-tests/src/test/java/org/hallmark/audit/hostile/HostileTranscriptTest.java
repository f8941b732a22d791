package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.hallmark.audit.Answer;
import org.hallmark.audit.TinyRelease;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a transcript of noised sums bind the weights against their own owner? */
class HostileTranscriptTest {
  private static final String TRANSCRIPT = "generator/transcript-00000.bin";

  @TempDir Path folder;

  @Test
  void honest_isVerifiedAndSaysFromWhichTierOnTrainingIsReplayed() {
    Answer replay = verify(TinyRelease.repo(), "replay");
    assertEquals(0, replay.status(), replay.text());
    assertTrue(replay.text().contains("ok          training-replay: "), replay.text());
    Answer recompute = verify(TinyRelease.repo(), "recompute");
    assertEquals(0, recompute.status(), recompute.text());
    assertTrue(recompute.text().contains("ok          transcript-length: "), recompute.text());
    assertTrue(recompute.text().contains("At this tier, the weights, computed again"));
    assertFalse(recompute.text().contains("training-replay"));
  }

  /** No row is drawn with the encoder, so that nothing else can notice. */
  @Test
  void owner_oneBitOfAnEncoderWeight_isRefutedByTheTranscriptAlone() throws Exception {
    Forger forger = owner();
    byte[] weights = forger.bytes(ReleaseFiles.WEIGHTS).clone();
    weights[weights.length - Float.BYTES] ^= 1;
    Path forged = forger.put(ReleaseFiles.WEIGHTS, weights).write(folder.resolve("forged"));
    Answer answer = verify(forged, "replay");
    assertEquals(1, answer.status(), answer.text());
    assertEquals(1, count(answer, "REFUTED   "), answer.text());
    assertTrue(answer.text().contains("REFUTED     training-replay: "), answer.text());
    assertTrue(
        answer.text().contains("weights-differ  generator/weights.safetensors#encoder-1.weight"),
        answer.text());
    assertEquals(0, verify(forged, "recompute").status());
  }

  @Test
  void owner_oneNoisedSumChanged_isRefuted() throws Exception {
    Forger forger = owner();
    byte[] sums = forger.bytes(TRANSCRIPT).clone();
    sums[sums.length / 2] ^= 0x40;
    sums[sums.length / 2 + 4] ^= 0x40;
    requireRefuted("weights-differ", forger.put(TRANSCRIPT, sums), "replay");
  }

  @Test
  void owner_octetTooMany_isRefutedAtTheSeal() throws Exception {
    byte[] sums = owner().bytes(TRANSCRIPT);
    byte[] more = Arrays.copyOf(sums, sums.length + 1);
    requireRefuted("transcript-length", owner().put(TRANSCRIPT, more), "seal");
  }

  @Test
  void owner_transcriptLeftOut_isRefutedAndNoCrash() throws Exception {
    Path forged = owner().remove(TRANSCRIPT).write(folder.resolve("forged"));
    Answer answer = verify(forged, "replay");
    assertEquals(1, answer.status(), answer.text());
    assertTrue(answer.text().contains(" manifest-artifacts "), answer.text());
    assertTrue(answer.text().contains(" transcript-length "), answer.text());
  }

  private static Forger owner() throws Exception {
    return new Forger(TinyRelease.repo(), SigningKey.load(TinyRelease.key()));
  }

  private void requireRefuted(String code, Forger forger, String tier) throws Exception {
    Answer answer = verify(forger.write(folder.resolve("forged")), tier);
    assertEquals(1, answer.status(), answer.text());
    assertTrue(answer.text().contains(" " + code + " "), code + "\n" + answer.text());
  }

  private static long count(Answer answer, String text) {
    return answer.text().lines().filter(line -> line.contains(text)).count();
  }

  private static Answer verify(Path release, String tier) {
    String trust = TinyRelease.trust().toString();
    return Answer.run("verify", release.toString(), "--tier", tier, "--trust", trust);
  }
}
