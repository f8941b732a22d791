package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hallmark.privacy.dpsgd.SumGrid;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a release verify, and is every change of it found and named? */
class ReleaseTest {
  @TempDir static Path folder;
  private static Path release;

  /** Of the training of {@link TranscriptPlan}. */
  private static final int STEPS = 20;

  private static final int BATCH = 64;
  private static final double CLIP = 1;

  @BeforeAll
  static void makeRelease() {
    release = TinyRelease.repo();
  }

  @Test
  void verify_atEveryTier_exitsWithZero() {
    for (String tier : List.of("seal", "recompute", "replay")) {
      Answer answer = verify(release, tier);
      assertEquals(0, answer.status(), answer.text());
      assertTrue(answer.text().contains("Not checked:"), answer.text());
    }
  }

  @Test
  void verify_ofATranscript_saysFromWhichTierOnTrainingIsReplayed() {
    Answer replay = verify(release, "replay");
    assertTrue(replay.text().contains("ok          training-replay: "), replay.text());
    Answer recompute = verify(release, "recompute");
    assertTrue(recompute.text().contains("ok          transcript-length: "), recompute.text());
    assertTrue(recompute.text().contains("At this tier, the weights, computed again"));
    assertFalse(recompute.text().contains("training-replay"));
  }

  @Test
  void report_ofATranscript_drawsGradientsWithoutTheirNoise() throws Exception {
    Node report =
        Documents.canonicalJson(
            "report.json", Files.readAllBytes(release.resolve("report/report.json")));
    List<Node> gradients = member(report, "training", "gradients").items();
    assertEquals(STEPS, gradients.size(), "one for each step");
    LongBuffer sums =
        ByteBuffer.wrap(Files.readAllBytes(release.resolve("generator/transcript-00000.bin")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asLongBuffer();
    int weights = sums.remaining() / STEPS;
    Node training = member(report, "privacy", "charges").items().get(0);
    double noise = number(training, "parameters", "noiseMultiplier") * CLIP / BATCH;
    double unit = SumGrid.of(CLIP).unit() / BATCH;
    for (Node gradient : gradients) {
      double squared = 0;
      for (int i = 0; i < weights; i++) {
        squared += StrictMath.pow(sums.get() * unit, 2);
      }
      double told = number(gradient, "squaredNorm");
      assertEquals(squared - weights * noise * noise, told, 1e-6 * squared, "in single precision");
    }
  }

  private static Node member(Node of, String... path) {
    Node found = of;
    for (String name : path) {
      found = found.member(name).orElseThrow();
    }
    return found;
  }

  private static double number(Node of, String... path) {
    return Double.parseDouble(CanonicalJson.text(member(of, path)));
  }

  @Test
  void release_givenAgain_saysThatItIsCompleteAndTouchesNothing() throws IOException {
    Object before = Files.readAttributes(release, BasicFileAttributes.class).fileKey();
    Answer answer =
        Answer.run("release", TinyRelease.plan().toString(), "--repo", release.toString());
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("complete already"), answer.text());
    assertEquals(before, Files.readAttributes(release, BasicFileAttributes.class).fileKey());
  }

  @Test
  void answers_asJson_areOneDocumentEach() throws MalformedDocumentException {
    String repo = release.toString();
    Node released =
        json(Answer.run("release", TinyRelease.plan().toString(), "--json", "--repo", repo));
    assertEquals("tiny-traffic", released.member("name").orElseThrow().text());
    assertEquals(2, released.member("claims").orElseThrow().items().size());
    Node verdict =
        json(
            Answer.run(
                "verify",
                repo,
                "--json",
                "--tier",
                "seal",
                "--trust",
                TinyRelease.trust().toString()));
    assertEquals("hallmark-verdict-v1", verdict.member("schema").orElseThrow().text());
  }

  private static Node json(Answer answer) throws MalformedDocumentException {
    assertEquals(0, answer.status(), answer.text());
    byte[] bytes = answer.text().strip().getBytes(StandardCharsets.UTF_8);
    return Documents.canonicalJson("answer", bytes);
  }

  @Test
  void release_intoForeignFolder_isRefusedAndTouchesNothing() throws IOException {
    Path foreign = Files.createDirectories(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("mine.txt"), "mine");
    Answer answer =
        Answer.run("release", "../examples/tiny/plan.yaml", "--repo", foreign.toString());
    assertEquals(2, answer.status(), answer.text());
    assertEquals("mine", Files.readString(foreign.resolve("mine.txt")));
  }

  @Test
  void oneBitOfAnyFile_flipped_isRefutedAndNamesTheFile() throws IOException {
    Random random = new Random(3);
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      int last = bytes.length - 1;
      byte[] changed = bytes.clone();
      changed[random.nextInt(last + 1)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Files.write(file, changed);
      requireRefuted(file);
      Files.write(file, bytes);
    }
    assertEquals(0, verify(release, "seal").status());
  }

  @Test
  void anyFile_deleted_isRefutedAndNamesTheFile() throws IOException {
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      requireRefuted(file);
      Files.write(file, bytes);
    }
  }

  @Test
  void file_added_isRefutedAndNamed() throws IOException {
    Path extra = release.resolve("data/extra.csv");
    Files.writeString(extra, "1,2\n");
    requireRefuted(extra);
    Files.delete(extra);
  }

  @Test
  void anyFile_renamed_isRefutedAndNamesTheFile() throws IOException {
    for (Path file : files()) {
      Path renamed = file.resolveSibling(file.getFileName() + ".bak");
      Files.move(file, renamed);
      requireRefuted(file);
      Files.move(renamed, file);
    }
    assertEquals(0, verify(release, "seal").status());
  }

  @Test
  void otherOwner_trusted_isRefuted() throws IOException {
    Path key = folder.resolve("other-key");
    assertEquals(0, Answer.run("keygen", key.toString()).status());
    String publicKey = Files.readString(folder.resolve("other-key.pub")).strip();
    String trust = Files.readString(TinyRelease.trust());
    Path other = folder.resolve("other.trust.yaml");
    String mine = trust.replaceAll("(?s).*(ssh-ed25519 [A-Za-z0-9+/=]+).*", "$1");
    String[] words = publicKey.split(" ");
    Files.writeString(other, trust.replace(mine, words[0] + " " + words[1]));
    Answer answer = Answer.run("verify", release.toString(), "--trust", other.toString());
    assertEquals(1, answer.status(), answer.text());
  }

  @Test
  void folderWithoutRelease_isAUsageError() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertEquals(2, verify(empty, "seal").status());
  }

  private static void requireRefuted(Path file) {
    Answer answer = verify(release, "seal");
    String whole = release.relativize(file).toString();
    // A pack that is gone has no name left; the finding names its folder.
    boolean gone = whole.endsWith(".pack") && !Files.exists(file);
    String name = gone ? ".git/objects/pack" : whole;
    assertEquals(1, answer.status(), name + "\n" + answer.text());
    assertTrue(answer.text().contains(name), name + "\n" + answer.text());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(release)) {
      return new ArrayList<>(paths.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private static Answer verify(Path repo, String tier) {
    return Answer.run(
        "verify", repo.toString(), "--tier", tier, "--trust", TinyRelease.trust().toString());
  }
}
