package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.audit.Answer;
import org.hallmark.audit.TinyRelease;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.cli.verify.AsOf;
import org.hallmark.cli.verify.Verdict;
import org.hallmark.cli.verify.Verdict.Outcome;
import org.hallmark.cli.verify.Verifier;
import org.hallmark.cli.verify.VerifyRequest;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a release that was forged as a whole still fail? A stranger signs with another key, a
 * dishonest owner with the trusted one; both rebuild everything that the change touches.
 */
class HostileReleaseTest {
  private static final String THRESHOLD = "/claims/0/below";
  private static final String OPEN = "runs/0001.open.json";
  private static final String CLOSE = "runs/0001.close.json";

  @TempDir private Path folder;

  @Test
  void release_takenApartAndPutTogether_isTheSame() throws Exception {
    Path again = owner().write(folder.resolve("again"));
    requireStatus(0, again, "recompute");
    for (String path : List.of("manifest.json", "SHA256SUMS", ReleaseFiles.TEST_RESULT)) {
      assertEquals(
          Files.readString(TinyRelease.repo().resolve(path)),
          Files.readString(again.resolve(path)));
    }
  }

  @Test
  void stranger_withoutAnyChange_isRefuted() throws Exception {
    requireStranger(stranger().write(folder.resolve("forged")));
  }

  @Test
  void stranger_thresholdChanged_isRefuted() throws Exception {
    Forger forger = stranger().set(ReleaseFiles.PLAN, THRESHOLD, 0.75).sealAgain();
    requireStranger(forger.write(folder.resolve("forged")));
  }

  @Test
  void stranger_planAfterRun_isRefuted() throws Exception {
    Path forged =
        stranger()
            .write(
                folder.resolve("forged"),
                List.of(List.of(OPEN), List.of(ReleaseFiles.PLAN, ReleaseFiles.SEAL)));
    requireStranger(forged);
    requireRefuted("order-plan-after-run", forged, "seal");
  }

  @Test
  void stranger_oneDigitOfAMeasurement_isRefuted() throws Exception {
    requireStranger(withDigitChanged(stranger()).write(folder.resolve("forged")));
  }

  @Test
  void owner_thresholdChangedInThePlanAlone_isRefutedByTheSeal() throws Exception {
    Forger forger = owner().set(ReleaseFiles.PLAN, THRESHOLD, 0.75).judgeAgain();
    Path forged = forger.write(folder.resolve("forged"));
    requireRefuted("seal-plan-digest", forged, "seal");
    requireRefuted("run-plan", forged, "seal");
  }

  @Test
  void owner_thresholdChangedAndAllSealedAgain_isRefutedByThePublicSeeds() throws Exception {
    Forger forger = owner().set(ReleaseFiles.PLAN, THRESHOLD, 0.75).sealAgain();
    Path forged = forger.write(folder.resolve("forged"));
    assertTrue(verify(forged, "seal").text().contains("is self-asserted"));
    requireRefuted("replay-differs", forged, "replay");
  }

  @Test
  void owner_planAfterRun_isRefuted() throws Exception {
    Path forged =
        owner()
            .write(
                folder.resolve("forged"),
                List.of(List.of(OPEN), List.of(ReleaseFiles.PLAN, ReleaseFiles.SEAL)));
    requireRefuted("order-plan-after-run", forged, "seal");
  }

  @Test
  void owner_openingWithOrAfterTheResults_isRefuted() throws Exception {
    List<String> seal = List.of(ReleaseFiles.PLAN, ReleaseFiles.SEAL);
    requireRefuted(
        "order-run-after-results", owner().write(folder.resolve("with"), List.of(seal)), "seal");
    requireRefuted(
        "order-run-after-results",
        owner()
            .write(
                folder.resolve("after"),
                List.of(seal, ReleaseFiles.results(owner().plan()), List.of(OPEN))),
        "seal");
  }

  @Test
  void owner_openingAndClosingInOneCommit_isRefuted() throws Exception {
    List<String> seal = List.of(ReleaseFiles.PLAN, ReleaseFiles.SEAL);
    Path forged = owner().write(folder.resolve("forged"), List.of(seal, List.of(OPEN, CLOSE)));
    requireRefuted("order-step", forged, "seal");
  }

  @Test
  void owner_oneDigitOfAMeasurement_isRefutedByTheData() throws Exception {
    requireRefuted(
        "measurement-differs",
        withDigitChanged(owner()).write(folder.resolve("forged")),
        "recompute");
  }

  @Test
  void owner_largerNoiseClaimedAndAccountedFor_isRefutedByThePlan() throws Exception {
    Forger forger = owner();
    PrivacyStatement honest = forger.results().statement().orElseThrow();
    List<ChargedEvent> charges = new ArrayList<>(honest.charges());
    ChargedEvent speed = charges.get(1);
    charges.set(1, charged(honest, speed, DiscreteLaplace.ofEpsilon(0.1)));
    PrivacyStatement understated = accounted(honest, charges);
    assertTrue(understated.epsilonUpper() < honest.epsilonUpper());
    forger.put(ReleaseFiles.PRIVACY, CanonicalJson.bytes(understated));
    Path forged = forger.write(folder.resolve("forged"));
    requireRefuted("privacy-look-differs", forged, "seal");
    String text = verify(forged, "seal").text();
    assertTrue(text.contains("results/privacy.json#/charges/1/parameters/scale"), text);
    assertFalse(text.contains("privacy-bound-differs"), text);
  }

  @Test
  void owner_otherDeltaOrUnitOrTrust_isRefuted() throws Exception {
    requireRefuted(
        "privacy-plan",
        owner()
            .set(ReleaseFiles.PRIVACY, "/unitInWords", "A person.")
            .write(folder.resolve("unit")),
        "seal");
    requireRefuted(
        "privacy-trust-unsaid",
        owner().set(ReleaseFiles.PRIVACY, "/trust", List.of()).write(folder.resolve("trust")),
        "seal");
    requireRefuted(
        "privacy-plan",
        owner().set(ReleaseFiles.PRIVACY, "/delta", 1e-3).write(folder.resolve("delta")),
        "seal");
  }

  @Test
  void owner_disclosureThatSaysMore_isRefuted() throws Exception {
    String field = "/fields/0/text";
    requireRefuted(
        "disclosure-differs",
        owner().set(ReleaseFiles.DISCLOSURE, field, "Anonymous").write(folder.resolve("field")),
        "recompute");
    requireRefuted(
        "disclosure-differs",
        owner()
            .set(ReleaseFiles.DISCLOSURE, "/accounting/epsilonLower", 0.123)
            .write(folder.resolve("number")),
        "recompute");
    requireRefuted(
        "disclosure-differs",
        owner()
            .set(ReleaseFiles.DISCLOSURE, "/inPlainWords/1", "Nothing can be learnt.")
            .write(folder.resolve("words")),
        "recompute");
  }

  @Test
  void otherPrivacyStatement_inOtherWords_isIncomplete() throws Exception {
    Path other =
        owner()
            .version("privacy-statement", "hallmark-privacy-statement-v9")
            .set(ReleaseFiles.DISCLOSURE, "/fields/0/text", "in other words")
            .set(ReleaseFiles.PRIVACY, "/trust", List.of("In other words."))
            .write(folder.resolve("other"));
    requireStatus(3, other, "seal");
  }

  @Test
  void owner_unpleasantObservableLeftOut_isRefutedAtTierSeal() throws Exception {
    Forger forger = owner();
    List<Node> measured =
        forger.json(ReleaseFiles.MEASUREMENTS).members().get("measurements").items();
    forger.set(ReleaseFiles.MEASUREMENTS, "/measurements", measured.subList(0, 1));
    requireRefuted("measurements-incomplete", forger.write(folder.resolve("one")), "seal");
    List<Node> laws = owner().json(ReleaseFiles.LAWS).members().get("laws").items();
    Forger other = owner().set(ReleaseFiles.LAWS, "/laws", laws.subList(0, 1));
    requireRefuted("laws-incomplete", other.write(folder.resolve("two")), "seal");
  }

  @Test
  void owner_claimRelabelled_isRefuted() throws Exception {
    Forger forger = owner();
    String honest =
        forger
            .json(ReleaseFiles.CLAIMS)
            .members()
            .get("claims")
            .items()
            .get(0)
            .members()
            .get("judgement")
            .text();
    String other = honest.equals("supported") ? "not-supported" : "supported";
    forger.set(ReleaseFiles.CLAIMS, "/claims/0/judgement", other);
    requireRefuted("claims-differ", forger.write(folder.resolve("forged")), "seal");
  }

  @Test
  void owner_attestationThatSaysOtherThanTheResults_isRefuted() throws Exception {
    Path forged =
        owner()
            .testResult(Map.of("result", "PASSED", "passedTests", List.of("everything")))
            .write(folder.resolve("forged"));
    requireRefuted("attestation-predicate", forged, "seal");
  }

  @Test
  void owner_runEntryDropped_isRefuted() throws Exception {
    Path unclosed = owner().remove(CLOSE).write(folder.resolve("unclosed"));
    requireRefuted("run-unclosed", unclosed, "seal");
  }

  @Test
  void owner_weightsSwapped_isRefutedByReplay() throws Exception {
    Forger forger = owner();
    byte[] weights = forger.bytes(ReleaseFiles.WEIGHTS).clone();
    for (int sign = weights.length - 1; sign > weights.length / 2; sign -= Float.BYTES) {
      weights[sign] ^= (byte) 0x80;
    }
    Path forged = forger.put(ReleaseFiles.WEIGHTS, weights).write(folder.resolve("forged"));
    requireRefuted("replay-differs", forged, "replay");
  }

  @Test
  void owner_metadataOrExtraFile_isRefuted() throws Exception {
    byte[] readme = "# Real data\n".getBytes(StandardCharsets.UTF_8);
    requireRefuted(
        "metadata-differs", owner().put("README.md", readme).write(folder.resolve("one")), "seal");
    requireRefuted(
        "manifest-artifacts",
        owner().put("data/more.csv", readme).write(folder.resolve("two")),
        "seal");
  }

  @Test
  void pinnedRelease_otherIdRootOrEarlierRun_isRefuted() throws Exception {
    String root = "sha256:" + "0".repeat(64);
    requirePinned("pinned-id", "{id: other, minimumRun: 1}");
    requirePinned("pinned-run", "{id: tiny-traffic, minimumRun: 2}");
    requirePinned("pinned-root", "{id: tiny-traffic, rootDigest: \"" + root + "\"}");
    Answer right = verify(TinyRelease.repo(), "seal", pinning("{id: tiny-traffic}"));
    assertEquals(0, right.status(), right.text());
  }

  @Test
  void otherRenderer_numbersAgree_isVerifiedAndSaysWhatWasNotRendered() throws Exception {
    Path other = owner().version("renderer", "hallmark-report-v9").write(folder.resolve("other"));
    Answer answer = verify(other, "seal");
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("not re-rendered"), answer.text());
  }

  @Test
  void otherRenderer_numbersDiffer_isRefuted() throws Exception {
    Forger forger = owner().version("renderer", "hallmark-report-v9");
    Node report =
        Documents.json(ReleaseFiles.REPORT_JSON, forger.assemble().get(ReleaseFiles.REPORT_JSON));
    Map<String, Object> members = new TreeMap<>(report.members());
    members.put("claims", List.of());
    forger.afterwards(ReleaseFiles.REPORT_JSON, CanonicalJson.bytes(members));
    requireRefuted("report-differs", forger.write(folder.resolve("forged")), "seal");
  }

  @Test
  void otherPackaging_otherMetadata_isVerifiedAndSaysWhatWasNotMadeAgain() throws Exception {
    byte[] readme = "# Told in other words\n".getBytes(StandardCharsets.UTF_8);
    Forger forger = owner().version("packaging", "hallmark-packaging-v9");
    Path other = forger.put("README.md", readme).write(folder.resolve("other"));
    Answer answer = verify(other, "seal");
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("hallmark-packaging-v9 wrote them"), answer.text());
  }

  @Test
  void otherProgram_samePackaging_isMadeAgainWithItsVersion() throws Exception {
    requireRefuted(
        "metadata-differs",
        owner().version("hallmark", "9.0.0").write(folder.resolve("forged")),
        "seal");
  }

  @Test
  void renderer_notNamed_isRefuted() throws Exception {
    Path forged = owner().withoutVersion("renderer").write(folder.resolve("forged"));
    requireRefuted("version-missing", forged, "seal");
  }

  @Test
  void unknownGeneratorOrWriterOrEstimator_isIncomplete() throws Exception {
    Path generator = owner().version("generator", "flow-v1").write(folder.resolve("generator"));
    requireStatus(0, generator, "recompute");
    requireStatus(3, generator, "replay");
    Path writer = owner().version("table-writer", "other-v1").write(folder.resolve("writer"));
    requireStatus(0, writer, "seal");
    requireStatus(3, writer, "recompute");
    Forger forger = owner().version("law-check", "other-v1");
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
    Path release = owner().put(ReleaseFiles.WEIGHTS, large).write(folder.resolve("large"));
    History history = History.read(release.resolve(".git"));
    assertFalse(history.tree(history.log().get(0).id()).containsKey(ReleaseFiles.WEIGHTS));
    requireStatus(0, release, "seal");
    large[7] = 1;
    Files.write(release.resolve(ReleaseFiles.WEIGHTS), large);
    requireRefuted("file-changed", release, "seal");
  }

  private static Forger owner() throws Exception {
    return new Forger(TinyRelease.repo(), SigningKey.load(TinyRelease.key()));
  }

  private static Forger stranger() throws Exception {
    return new Forger(TinyRelease.repo(), SigningKey.generate(new SecureRandom()));
  }

  /** Adds one to the first digit after the point of a measured divergence's upper end. */
  private static Forger withDigitChanged(Forger forger) throws Exception {
    double upper = forger.results().measurements().get(0).upper().orElseThrow();
    String text = CanonicalJson.text(upper);
    int at = text.indexOf('.') + 3;
    char digit = text.charAt(at) == '9' ? '8' : (char) (text.charAt(at) + 1);
    String forged = text.substring(0, at) + digit + text.substring(at + 1);
    return forger
        .set(ReleaseFiles.MEASUREMENTS, "/measurements/0/upper", Double.parseDouble(forged))
        .judgeAgain();
  }

  private static ChargedEvent charged(
      PrivacyStatement statement, ChargedEvent charge, PrivacyEvent event) {
    double alone =
        Accounting.epsilonUpper(List.of(event), statement.adjacency(), statement.delta());
    return new ChargedEvent(
        charge.id(), charge.purpose(), event.mechanism(), event.parameters(), alone);
  }

  /** The statement with other charges, its bounds computed as an honest one's are. */
  private static PrivacyStatement accounted(PrivacyStatement honest, List<ChargedEvent> charges) {
    List<PrivacyEvent> events =
        charges.stream().map(c -> PrivacyEvents.of(c.mechanism(), c.parameters())).toList();
    SortedMap<String, Double> bounds =
        Accounting.bounds(events, honest.adjacency(), honest.delta());
    return new PrivacyStatement(
        honest.unit(),
        honest.unitColumns(),
        honest.unitRecords(),
        honest.unitInWords(),
        honest.notProtected(),
        honest.settingsChosenOn(),
        honest.settingsInWords(),
        honest.adjacency(),
        honest.nominalSize(),
        honest.delta(),
        honest.budget(),
        Collections.min(bounds.values()),
        bounds,
        honest.accountant(),
        honest.noise(),
        honest.replay(),
        charges,
        honest.openWeaknesses(),
        honest.trust(),
        honest.uncovered());
  }

  private Path pinning(String release) throws Exception {
    Path file = folder.resolve("pinning.trust.yaml");
    return Files.writeString(
        file, Files.readString(TinyRelease.trust()) + "release: " + release + "\n");
  }

  private void requirePinned(String code, String release) throws Exception {
    Answer answer = verify(TinyRelease.repo(), "seal", pinning(release));
    assertEquals(1, answer.status(), answer.text());
    assertTrue(answer.text().contains(code), answer.text());
  }

  private static void requireStranger(Path forged) {
    requireRefuted("git-tag-signature", forged, "seal");
    requireRefuted("attestation-signature", forged, "seal");
  }

  private static void requireRefuted(String code, Path forged, String tier) {
    Answer answer = verify(forged, tier);
    assertEquals(1, answer.status(), answer.text());
    assertTrue(answer.text().contains(" " + code + " "), code + "\n" + answer.text());
  }

  private static void requireStatus(int status, Path release, String tier) {
    Answer answer = verify(release, tier);
    assertEquals(status, answer.status(), answer.text());
  }

  private static Answer verify(Path release, String tier) {
    return verify(release, tier, TinyRelease.trust());
  }

  private static Answer verify(Path release, String tier, Path trust) {
    return Answer.run("verify", release.toString(), "--tier", tier, "--trust", trust.toString());
  }
}
