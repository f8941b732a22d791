package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.audit.Answer;
import org.hallmark.audit.TinyRelease;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.cli.verify.ReleaseCheckKinds;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.catalogue.CheckKind;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;
import org.hallmark.provenance.sign.VerificationResult;
import org.hallmark.provenance.sign.VerificationSummary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor can make of a verdict, and ask later with it. */
class AuditorTest {
  @TempDir private static Path folder;

  private static Path key;
  private static Path trust;
  private static Path result;
  private static Path printed;
  private static Answer first;

  @BeforeAll
  static void verifyOnce() throws Exception {
    key = folder.resolve("auditor");
    SigningKey.generate(new SecureRandom()).save(key);
    trust = trustFile("trust.yaml", "");
    result = folder.resolve("svr.sigstore.json");
    first =
        seal(
            TinyRelease.repo(),
            trust,
            "--json",
            "--emit",
            result.toString(),
            "--emit-vsa",
            folder.resolve("vsa.sigstore.json").toString(),
            "--key",
            key.toString(),
            "--certificate",
            folder.resolve("certificate.html").toString(),
            "--auditor",
            "A. Stranger <script>",
            "--independence",
            "Paid by nobody.");
    assertEquals(0, first.status(), first.text());
    printed = Files.writeString(folder.resolve("verdict.json"), first.text());
  }

  @Test
  void verdict_everyCheck_asksWhatTheCatalogueSays() throws Exception {
    Answer all = verify(TinyRelease.repo(), trust, "--tier", "replay", "--json");
    List<Node> checks = json(all.text()).member("checks").orElseThrow().items();
    assertTrue(checks.size() > 25, "checks: " + checks.size());
    for (Node check : checks) {
      String id = check.members().get("id").text();
      CheckKind kind = ReleaseCheckKinds.all().check(id).orElseThrow();
      if (!kind.isFamily()) {
        assertEquals(kind.question(), check.members().get("question").text(), id);
      }
    }
  }

  @Test
  void emit_verifiedRelease_isSignedAndAboutItsManifest() throws Exception {
    Statement svr = open(result);
    assertEquals(VerificationResult.TYPE, svr.predicateType());
    assertEquals(Manifest.PATH, svr.subjects().get(0).name());
    assertEquals(
        Digest.of(TinyRelease.repo().resolve(Manifest.PATH)), svr.subjects().get(0).sha256());
    Statement vsa = open(folder.resolve("vsa.sigstore.json"));
    assertEquals(VerificationSummary.TYPE, vsa.predicateType());
    Map<String, Node> summary = vsa.predicate().members();
    assertEquals("PASSED", summary.get("verificationResult").text());
    assertEquals("HALLMARK_TIER_SEAL", summary.get("verifiedLevels").items().get(0).text());
    assertEquals(svr.subjects(), vsa.subjects());
  }

  @Test
  void certificate_ofAVerdict_saysAllOfItAndRunsNothing() throws Exception {
    String page = Files.readString(folder.resolve("certificate.html"));
    for (Node check : json(first.text()).members().get("checks").items()) {
      assertTrue(page.contains(">" + check.members().get("id").text() + "<"), page);
    }
    for (Node open : json(first.text()).members().get("notChecked").items()) {
      assertTrue(page.contains(open.text().substring(0, 20)), open.text());
    }
    assertTrue(page.contains("A. Stranger &lt;script&gt;"), page);
    assertTrue(page.contains("Paid by nobody."), page);
    assertTrue(page.contains("verify RELEASE --trust TRUST-FILE --tier seal"), page);
    assertFalse(page.contains("<script"), page);
  }

  @Test
  void outputs_insideTheReleaseOrOverAnother_areRefusedBeforeAnythingIsRead() throws Exception {
    String inside = TinyRelease.repo().resolve("svr.json").toString();
    for (String place : List.of(inside, result.toString())) {
      Answer answer = seal(TinyRelease.repo(), trust, "--emit", place, "--key", key.toString());
      assertEquals(2, answer.status(), answer.text());
    }
    assertEquals(2, seal(TinyRelease.repo(), trust, "--emit", folder + "/new").status());
    assertFalse(Files.exists(Path.of(inside)));
  }

  @Test
  void checkpoint_ofTheSameRelease_holds() throws Exception {
    for (Path kept : List.of(result, printed)) {
      Answer answer = seal(TinyRelease.repo(), trust, "--checkpoint", kept.toString());
      assertEquals(0, answer.status(), answer.text());
      assertTrue(answer.text().contains("ok          checkpoint: "), answer.text());
    }
  }

  @Test
  void checkpoint_ofAHistoryThatTheOwnerRewrote_isRefuted() throws Exception {
    Path forged =
        owner()
            .set(ReleaseFiles.PLAN, "/claims/0/below", 0.75)
            .sealAgain()
            .write(folder.resolve("rewritten"));
    Answer answer = seal(forged, trust, "--json", "--checkpoint", result.toString());
    assertEquals(1, answer.status(), answer.text());
    Set<String> more = codes(answer);
    more.removeAll(codes(seal(forged, trust, "--json")));
    assertEquals(
        Set.of("checkpoint-seal", "checkpoint-history", "checkpoint-root", "checkpoint-plan"),
        more);
  }

  @Test
  void checkpoint_signedByNobodyTrusted_isRefusedAsUsage() throws Exception {
    Answer answer =
        seal(TinyRelease.repo(), TinyRelease.trust(), "--checkpoint", result.toString());
    assertEquals(2, answer.status(), answer.text());
  }

  @Test
  void asOf_outsideAKeysDays_isRefutedByThatAlone() throws Exception {
    Path limited = trustFile("limited.yaml", "validFrom: 2020-01-01\n    validUntil: 2030-12-31");
    assertEquals(0, seal(TinyRelease.repo(), limited, "--as-of", "2030-12-31").status());
    Answer expired = seal(TinyRelease.repo(), limited, "--json", "--as-of", "2031-01-01");
    assertEquals(1, expired.status(), expired.text());
    assertEquals(Set.of("key-expired"), codes(expired));
    assertTrue(expired.text().contains("\"asOf\":{\"day\":\"2031-01-01\",\"source\":\"--as-of\"}"));
    Answer early = seal(TinyRelease.repo(), limited, "--json", "--as-of", "2019-12-31");
    assertEquals(Set.of("key-not-yet-valid"), codes(early));
  }

  @Test
  void sample_ofALargeRelease_isIncompleteWhereSomethingWasLeftOut() throws Exception {
    byte[] large = new byte[(int) ReleaseHistory.LARGEST_TRACKED + 1];
    Path release = owner().put(ReleaseFiles.WEIGHTS, large).write(folder.resolve("large"));
    assertEquals(Set.of(0, 3), samples(release));
    large[7] = 1;
    Files.write(release.resolve(ReleaseFiles.WEIGHTS), large);
    assertEquals(Set.of(1, 3), samples(release));
    assertEquals(2, seal(release, trust, "--sample", "1/2").status());
  }

  private static Set<Integer> samples(Path release) throws Exception {
    Set<Integer> statuses = new TreeSet<>();
    for (String part : List.of("1/2", "2/2")) {
      Answer answer = seal(release, trust, "--json", "--sample", part, "--sample-seed", "mine");
      statuses.add(answer.status());
      assertEquals(answer.status() == 3, codes(answer).equals(Set.of("file-not-rehashed")));
    }
    return statuses;
  }

  @Test
  void resume_afterTheReleaseWasChanged_asksEverythingAgain() throws Exception {
    Path progress = folder.resolve("progress");
    String[] options = {"--tier", "recompute", "--json", "--resume", progress.toString()};
    Answer first = verify(TinyRelease.repo(), trust, options);
    assertEquals(0, first.status(), first.text());
    assertTrue(Files.readString(progress).contains("\"recompute\":["));
    assertEquals(first.text(), verify(TinyRelease.repo(), trust, options).text());
    Path changed = copy(TinyRelease.repo(), folder.resolve("changed"));
    Path laws = changed.resolve(ReleaseFiles.LAWS);
    String honest = Files.readString(laws);
    Files.writeString(
        laws, honest.replaceFirst("\"violations\":0,\"weakness", "\"violations\":7,\"weakness"));
    assertTrue(codes(verify(changed, trust, options)).contains("law-differs"));
  }

  private static Path copy(Path from, Path to) throws Exception {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
    return to;
  }

  private static Set<String> codes(Answer answer) throws Exception {
    return json(answer.text()).members().get("checks").items().stream()
        .flatMap(check -> check.members().get("findings").items().stream())
        .map(finding -> finding.members().get("code").text())
        .collect(Collectors.toSet());
  }

  private static Node json(String text) throws Exception {
    return Documents.json("verdict", text.strip().getBytes(StandardCharsets.UTF_8));
  }

  private static Statement open(Path bundle) throws Exception {
    return SigstoreBundle.open(
        "bundle", Files.readAllBytes(bundle), List.of(SigningKey.load(key).verifyingKey()));
  }

  private static Forger owner() throws Exception {
    return new Forger(TinyRelease.repo(), SigningKey.load(TinyRelease.key()));
  }

  /** The owner of the tiny release, with these further lines, and this class's auditor. */
  private static Path trustFile(String name, String ownersLines) throws Exception {
    TrustFile tiny = TrustFile.read("tiny", Files.readAllBytes(TinyRelease.trust()));
    TrustedKey auditor =
        new TrustedKey(
            "auditor@stranger.invalid", SigningKey.load(key).verifyingKey(), Set.of(Role.AUDITOR));
    List<TrustedKey> keys = new ArrayList<>(tiny.keys());
    keys.add(auditor);
    String text = new TrustFile(1, keys, tiny.release(), tiny.require()).yaml();
    String limited =
        text.replaceFirst("(?m)^    roles: \\[owner\\]$", "    roles: [owner]\n    " + ownersLines);
    return Files.writeString(folder.resolve(name), ownersLines.isEmpty() ? text : limited);
  }

  private static Answer seal(Path release, Path trust, String... options) {
    List<String> more = new ArrayList<>(List.of("--tier", "seal"));
    more.addAll(Arrays.asList(options));
    return verify(release, trust, more.toArray(new String[0]));
  }

  private static Answer verify(Path release, Path trust, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("verify", release.toString(), "--trust", trust.toString()));
    arguments.addAll(Arrays.asList(options));
    return Answer.run(arguments.toArray(new String[0]));
  }
}
