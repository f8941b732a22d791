package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.sign.Requirement;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a plan that registers its analysis, waits for an auditor and is amended become a release
 * that says so, and that is worth more to whoever trusts the auditor?
 */
class RegisteredReleaseTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml");

  @TempDir Path folder;

  @Test
  void sealedAmendedWithANonce_isReleasedAndAnchoredForWhoTrustsTheAuditor() throws Exception {
    Path plan = plan();
    Answer sealed = Answer.run("seal", plan.toString(), "--repo", repo());
    assertEquals(0, sealed.status(), sealed.text());
    Files.writeString(plan, Files.readString(plan).replace("below: 0.5", "below: 0.4"));
    requireTold(3, "hallmark amend", "release", plan.toString(), "--repo", repo());
    requireTold(
        0, "with 1 amendments", "amend", plan.toString(), "--repo", repo(), "--why", "a slip");
    Answer waiting = Answer.run("release", plan.toString(), "--repo", repo());
    assertEquals(3, waiting.status(), waiting.text());
    String digest =
        waiting
            .text()
            .lines()
            .map(String::strip)
            .filter(l -> l.matches("sha256:[0-9a-f]{64}"))
            .findFirst()
            .orElseThrow();

    Path key = folder.resolve("auditor");
    assertEquals(0, Answer.run("keygen", key.toString()).status());
    Path wrong = nonce(key, Digest.of(new byte[0]).toString());
    requireTold(
        2,
        "freshness-plan",
        "seal",
        plan.toString(),
        "--repo",
        repo(),
        "--freshness",
        wrong.toString());
    Path right = nonce(key, digest);
    requireTold(
        0, "is sealed", "seal", plan.toString(), "--repo", repo(), "--freshness", right.toString());
    requireTold(
        2,
        "cannot be exchanged",
        "seal",
        plan.toString(),
        "--repo",
        repo(),
        "--freshness",
        nonce(key, digest).toString());

    requireTold(0, "is released", "release", plan.toString(), "--repo", repo());
    requireClaims();
    requireTold(3, "requirement-unmet", verify(trust(List.of())));
    TrustedKey auditor =
        new TrustedKey("auditor", SigningKey.load(key).verifyingKey(), Set.of(Role.AUDITOR));
    Answer anchored = Answer.run(verify(trust(List.of(auditor))));
    assertEquals(0, anchored.status(), anchored.text());
    assertFalse(anchored.text().contains("self-asserted"), anchored.text());
  }

  private Path plan() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.copy(
        EXAMPLE.resolveSibling("data/edges.csv"), folder.resolve("data").resolve("edges.csv"));
    return Files.writeString(
        folder.resolve("plan.yaml"),
        Files.readString(EXAMPLE)
            .replace("freshness: none", "freshness: auditor-nonce")
            .replace(
                "claims:\n",
                "analysis: {alpha: 0.05, multiplicity: holm, exploratory: [flow-ten-minutes]}\n"
                    + "claims:\n"));
  }

  private String repo() {
    return folder.resolve("tiny").toString();
  }

  private Path nonce(Path key, String digest) throws Exception {
    Answer answer = Answer.run("nonce", "--key", key.toString(), "--plan-digest", digest);
    assertEquals(0, answer.status(), answer.text());
    return Files.writeString(folder.resolve("freshness.json"), answer.text().strip());
  }

  private void requireClaims() throws Exception {
    Node claims =
        Documents.json("claims", Files.readAllBytes(folder.resolve("tiny/results/claims.json")));
    Node claim = claims.member("claims").orElseThrow().items().get(0);
    assertEquals(
        "holm", claim.member("test").orElseThrow().member("multiplicity").orElseThrow().text());
    Node deviation = claims.member("deviations").orElseThrow().items().get(0);
    assertEquals("/claims/0/below", deviation.member("item").orElseThrow().text());
    assertEquals("before-data", deviation.member("when").orElseThrow().text());
    assertEquals("a slip", deviation.member("why").orElseThrow().text());
    assertEquals(
        List.of("confirmatory", "exploratory", "confirmatory", "registered"),
        claims.member("estimands").orElseThrow().items().stream()
            .limit(4)
            .map(estimand -> estimand.member("standing").orElseThrow().text())
            .toList());
  }

  private String trust(List<TrustedKey> more) throws Exception {
    Path owners = folder.resolve("tiny.trust.yaml");
    TrustFile owner = TrustFile.read("trust", Files.readAllBytes(owners));
    List<TrustedKey> keys = new ArrayList<>(owner.keys());
    keys.addAll(more);
    TrustFile reader =
        new TrustFile(TrustFile.VERSION, keys, Optional.empty(), Set.of(Requirement.FRESHNESS));
    return Files.writeString(folder.resolve("reader.yaml"), reader.yaml()).toString();
  }

  private String[] verify(String trust) {
    return new String[] {"verify", repo(), "--trust", trust, "--tier", "seal"};
  }

  private static void requireTold(int status, String words, String... arguments) {
    Answer answer = Answer.run(arguments);
    assertEquals(status, answer.status(), answer.text());
    assertTrue(answer.text().contains(words), answer.text());
  }
}
