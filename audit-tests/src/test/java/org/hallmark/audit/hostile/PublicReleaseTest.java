package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.audit.Answer;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.sign.SigningKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a release about a public source exact, and can whoever has the source compute it again? */
class PublicReleaseTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny-public");
  private static final String MEASUREMENTS = ReleaseFiles.MEASUREMENTS;
  private static final String LAWS = ReleaseFiles.LAWS;
  private static final Path SOURCE = EXAMPLE.resolve("data/torsions.csv");

  @TempDir static Path folder;

  private static Path plan;
  private static Path repo;

  /** The example, with a transcript of its steps. */
  @BeforeAll
  static void release() throws IOException {
    repo = folder.resolve("tiny");
    plan = folder.resolve("plan.yaml");
    String text = Files.readString(EXAMPLE.resolve("plan.yaml"));
    String whole =
        text.replace("source: data/torsions.csv", "source: " + SOURCE.toAbsolutePath())
            .replace("checkpointEvery: 10", "checkpointEvery: 10, transcript: full");
    Files.writeString(plan, whole);
    Answer answer = Answer.run("release", plan.toString(), "--repo", "" + repo);
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("not applicable: public source"), answer.text());
    assertFalse(answer.text().contains("epsilon"), answer.text());
  }

  @Test
  void verify_withAndWithoutTheSource_saysWhatWasNotChecked() {
    Answer seal = verify(repo, "--tier", "seal");
    assertEquals(0, seal.status(), seal.text());
    assertTrue(seal.text().contains("are taken as published"), seal.text());
    Answer with = verify(repo, "--source", SOURCE.toString());
    assertEquals(0, with.status(), with.text());
    assertTrue(with.text().contains("ok          exact-source"), with.text());
    assertFalse(with.text().contains("are taken as published"), with.text());
  }

  @Test
  void verify_otherSource_isIncomplete() throws IOException {
    Path other = folder.resolve("other.csv");
    Files.writeString(other, Files.readString(SOURCE).replaceFirst("154.929", "154.928"));
    Answer answer = verify(repo, "--source", other.toString());
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("source-other"), answer.text());
  }

  @Test
  void retrain_withTheSource_givesEveryBitAgainAndLeavesNothingOfTrainingOpen() {
    Answer replay = verify(repo, "--tier", "replay");
    assertEquals(0, replay.status(), replay.text());
    assertTrue(replay.text().contains("ok          training-replay"), replay.text());
    assertTrue(replay.text().contains("--source and --retrain"), replay.text());
    Answer again = retrain(repo, SOURCE);
    assertEquals(0, again.status(), again.text());
    assertTrue(again.text().contains("ok          retraining"), again.text());
    assertFalse(again.text().contains("--retrain"), again.text());
    assertFalse(again.text().contains("  - Training:"), again.text());
  }

  @Test
  void owner_weightThatDrawsNoRow_isRefutedByTrainingAgain() throws Exception {
    byte[] weights = Files.readAllBytes(repo.resolve(ReleaseFiles.WEIGHTS));
    weights[weights.length - Float.BYTES] ^= 1;
    Path forged = forger().put(ReleaseFiles.WEIGHTS, weights).write(place("weight"));
    assertEquals(0, verify(forged, "--source", SOURCE.toString()).status());
    requireRefuted("retraining: ", retrain(forged, SOURCE));
  }

  @Test
  void retrain_otherSourceOrVersion_isIncomplete() throws Exception {
    Path other = folder.resolve("other-retrained.csv");
    Files.writeString(other, Files.readString(SOURCE).replaceFirst("154.929", "154.928"));
    Answer answer = retrain(repo, other);
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("the given source is not the sealed one"), answer.text());
    Path later = forger().version("public-training", "public-training-v9").write(place("later"));
    Answer unknown = retrain(later, SOURCE);
    assertEquals(3, unknown.status(), unknown.text());
    assertTrue(unknown.text().contains("public-training-v9"), unknown.text());
  }

  @Test
  void retrain_withoutSourceOrBelowReplay_isRefusedWithWhatToGive() {
    for (Answer answer :
        List.of(
            verify(repo, "--tier", "replay", "--retrain"),
            verify(repo, "--source", SOURCE.toString(), "--retrain"))) {
      assertEquals(2, answer.status(), answer.text());
      assertTrue(answer.text().contains("--tier replay and --source"), answer.text());
    }
  }

  private static Answer retrain(Path release, Path source) {
    return verify(release, "--tier", "replay", "--source", source.toString(), "--retrain");
  }

  @Test
  void measureAndCheck_ofTheSameTables_printTheSameNumbers() throws Exception {
    Path measured = folder.resolve("measured.json");
    Path data = repo.resolve("data/synthetic-00000.parquet");
    Answer answer =
        run(
            List.of("measure", "--plan", "" + plan, "--real", "" + SOURCE),
            List.of("--synthetic", "" + data, "--json", "" + measured));
    assertEquals(0, answer.status(), answer.text());
    Node published = json(repo.resolve("results/measurements.json"));
    Node exact = published.member("exact").orElseThrow();
    Node alone = json(measured);
    assertEquals(text(published, "measurements"), text(alone, "observables"));
    for (String member : List.of("pairs", "properties", "samples", "findings")) {
      assertEquals(text(exact, member), text(alone, member), member);
    }
    Path checked = folder.resolve("checked.json");
    run(
        List.of("check", "--plan", "" + plan, "--data", "" + SOURCE),
        List.of("--json", "" + checked));
    Node law = json(repo.resolve("results/laws.json")).member("laws").orElseThrow().items().get(0);
    Node reference = law.member("reference").orElseThrow().member("measured").orElseThrow();
    Node source = json(checked).member("laws").orElseThrow().items().get(0);
    assertEquals(text(reference, "residuals"), text(source, "residuals"));
    assertEquals(text(reference, "checked"), text(source, "checked"));
  }

  @Test
  void owner_digitOfADivergence_isRefutedByThePublishedCounts() throws Exception {
    Path forged = forger().set(MEASUREMENTS, "/measurements/0/upper", 0.123).write(place("digit"));
    requireRefuted("measurement-phi:", verify(forged, "--tier", "seal"));
  }

  @Test
  void owner_pairLeftOutOrOtherSource_isRefutedAtTierSeal() throws Exception {
    Path forged =
        forger()
            .set(MEASUREMENTS, "/exact/pairs", List.of())
            .set(MEASUREMENTS, "/exact/source", Digest.of(new byte[0]).toString())
            .write(place("pair"));
    Answer answer = verify(forged, "--tier", "seal");
    requireRefuted("exact/pairs", answer);
    requireRefuted("exact/source", answer);
  }

  @Test
  void owner_numbersThatFollowFromOthers_areRefutedByTheData() throws Exception {
    Path forged =
        forger()
            .set(MEASUREMENTS, "/exact/properties/2/real/value", 1.25)
            .set(LAWS, "/laws/0/reference/measured/upper", 0.5)
            .write(place("follows"));
    Answer answer = verify(forged);
    requireRefuted("beta-less-alpha-r/real/value", answer);
    requireRefuted("energy-sum/reference/measured/upper", answer);
  }

  @Test
  void owner_numbersThatOnlyTheSourceKnows_areRefutedByIt() throws Exception {
    Path forged =
        forger()
            .set(MEASUREMENTS, "/exact/samples/matches/matches", 7)
            .set(LAWS, "/laws/0/reference/measured/residuals/0/value", 0.25)
            .write(place("source"));
    assertEquals(0, verify(forged).status(), "nothing published contradicts it");
    Answer answer = verify(forged, "--source", SOURCE.toString());
    requireRefuted("exact/samples/matches/matches", answer);
    requireRefuted("energy-sum/reference/measured/residuals", answer);
  }

  @Test
  void otherEstimator_namedEverywhere_isIncomplete() throws Exception {
    Forger forger = forger().version("exact-divergence", "jsd-jackknife-v9");
    for (int i = 0; i < 4; i++) {
      forger.set(MEASUREMENTS, "/measurements/" + i + "/estimator", "jsd-jackknife-v9");
    }
    Answer answer = verify(forger.write(place("other")));
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("version-unknown"), answer.text());
  }

  /** As the owner alone can: signed with the owner's key, everything else made to fit. */
  private static Forger forger() throws Exception {
    return new Forger(repo, SigningKey.load(folder.resolve("tiny.state/signing-key")));
  }

  private static Path place(String name) {
    return folder.resolve("forged-" + name);
  }

  private static void requireRefuted(String code, Answer answer) {
    assertEquals(1, answer.status(), answer.text());
    assertTrue(answer.text().contains(code), answer.text());
  }

  @Test
  void report_ofAPublicSource_hasNoEpsilonAndShowsTheSource() throws IOException {
    String page = Files.readString(repo.resolve("report/report.html"));
    assertTrue(page.contains("not applicable: public source"));
    assertTrue(page.contains("real-vs-real"), "the floor is named");
    assertTrue(page.contains("source, exact"));
    assertTrue(page.contains("As good as so many real records"));
    assertFalse(Files.exists(repo.resolve("ledger.json")));
    assertFalse(
        Files.readString(repo.resolve("results/privacy.json")).matches(".*[0-9]\\.[0-9].*"));
  }

  private static String text(Node node, String member) {
    return CanonicalJson.text(node.member(member).orElseThrow());
  }

  private static Node json(Path file) throws Exception {
    return Documents.json(file.toString(), Files.readAllBytes(file));
  }

  private static Answer verify(Path release, String... more) {
    return run(
        List.of("verify", "" + release, "--trust", folder.resolve("tiny.trust.yaml").toString()),
        List.of(more));
  }

  private static Answer run(List<String> some, List<String> others) {
    return Answer.run(Stream.concat(some.stream(), others.stream()).toArray(String[]::new));
  }
}
