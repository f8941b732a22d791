package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.privacy.escrow.EscrowContents;
import org.hallmark.provenance.age.AgeIdentity;
import org.hallmark.provenance.age.AgeRecipient;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does an auditor with source and secret learn whether a release is honest, and nothing else? */
class EscrowTest {
  private static final Path SOURCE = Path.of("../examples/tiny/data/edges.csv");

  @TempDir static Path folder;
  private static Auditor auditor;
  private static Path escrow;

  @BeforeAll
  static void handOver() throws Exception {
    auditor = Auditor.in(folder.resolve("auditor"));
    escrow = auditor.escrow(TinyRelease.repo(), folder.resolve("tiny.age"));
  }

  @Test
  void honest_isVerifiedForThoseWhoTrustTheAuditorAndLeavesNothingBehind() throws Exception {
    Path verdict = folder.resolve("verified.json");
    Answer answer =
        verify(SOURCE, escrow, "--emit", verdict.toString(), "--key", auditor.key().toString());
    assertEquals(0, answer.status(), answer.text());
    for (String id :
        List.of(
            "escrow-opened",
            "escrow-secret",
            "escrow-source",
            "escrow-training",
            "escrow-count-speed",
            "escrow-count-vehicle-balance",
            "escrow-withheld-classifier-run-1",
            "escrow-withheld-distances-run-1",
            "escrow-withheld-exact-match-run-1",
            "escrow-withheld-neighbour-distances-run-1")) {
      assertTrue(answer.text().contains("  ok          " + id + ": "), id + answer.text());
    }
    assertFalse(auditor.leftSomething());
    Answer believed = publicly(verdict, trust("[auditor]"));
    assertEquals(0, believed.status(), believed.text());
    assertTrue(believed.text().contains("ok          escrow-verdict: "), believed.text());
    assertTrue(believed.text().contains("ok          trust-requirements: "), believed.text());
    assertTrue(believed.text().contains("- Comparisons record by record"), believed.text());
    Answer distrusted = publicly(verdict, trust("[timestamp]"));
    assertEquals(3, distrusted.status(), distrusted.text());
    assertTrue(distrusted.text().contains("escrow-verdict-untrusted"), distrusted.text());
    assertTrue(distrusted.text().contains("requirement-unmet"), distrusted.text());
  }

  /** The owner's trust file, the auditor in it, and that an auditor's verdict is required. */
  private static Path trust(String roles) throws Exception {
    String honest = Files.readString(TinyRelease.trust());
    String text =
        honest.replace(
            "require: []",
            "  - principal: auditor\n    publicKey: "
                + auditor.recipient()
                + "\n    roles: "
                + roles
                + "\nrequire: [escrow-verdict]");
    return Files.writeString(folder.resolve("trust.yaml"), text);
  }

  private static Answer publicly(Path verdict, Path trust) {
    return Answer.run(
        "verify",
        TinyRelease.repo().toString(),
        "--tier",
        "seal",
        "--trust",
        trust.toString(),
        "--verdict",
        verdict.toString());
  }

  @Test
  void file_isTheOwnersAlone() throws Exception {
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(escrow));
  }

  @Test
  void sourceNotBrought_isIncompleteAndSaysWhatToBring() {
    Answer answer =
        auditor.verify(
            TinyRelease.repo(),
            TinyRelease.trust(),
            "--escrow",
            escrow.toString(),
            "--identity",
            auditor.key().toString());
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("ok          escrow-secret: "), answer.text());
    assertTrue(answer.text().contains("brought with --source"), answer.text());
  }

  /** One cell more, one row less: of both nobody learns more than that they are not the source. */
  @Test
  void neighbouringSources_giveTheSameVerdictByteForByte() throws Exception {
    List<String> lines = Files.readAllLines(SOURCE);
    Path one = Files.write(folder.resolve("one.csv"), lines.subList(0, lines.size() - 1));
    Path two = Files.write(folder.resolve("two.csv"), lines.subList(0, lines.size() - 2));
    Path verdict = folder.resolve("refuted.json");
    Answer first =
        verify(
            one, escrow, "--json", "--emit", verdict.toString(), "--key", auditor.key().toString());
    assertEquals(1, first.status());
    assertEquals(first, verify(two, escrow, "--json"));
    assertTrue(
        first.text().contains("\"expected\":\"match\",\"found\":\"mismatch\""), first.text());
    assertFalse(auditor.leftSomething());
    Answer believed = publicly(verdict, trust("[auditor]"));
    assertEquals(1, believed.status(), believed.text());
    assertTrue(believed.text().contains("refuted: escrow-source"), believed.text());
  }

  @Test
  void wrongSecretSignedByTheOwner_isRefuted() throws Exception {
    EscrowContents honest = opened();
    Answer answer = verify(SOURCE, forged(honest.facts(), SigningKey.load(TinyRelease.key())));
    assertEquals(1, answer.status(), answer.text());
    assertTrue(answer.text().contains("REFUTED     escrow-secret: "), answer.text());
    assertTrue(answer.text().contains("INCOMPLETE  escrow-training: "), answer.text());
  }

  /** A stranger may encrypt anything to the auditor; that must not refute the owner. */
  @Test
  void fileOfAStrangerOrForAnotherSeal_isIncomplete() throws Exception {
    EscrowContents.Facts facts = opened().facts();
    Path stranger = forged(facts, SigningKey.load(auditor.key()));
    requireUnopened(verify(SOURCE, stranger), "escrow-unreadable");
    EscrowContents.Facts other =
        new EscrowContents.Facts(
            facts.release(), facts.plan(), facts.plan(), List.of(), facts.sealedAt());
    Path elsewhere = forged(other, SigningKey.load(TinyRelease.key()));
    requireUnopened(verify(SOURCE, elsewhere), "escrow-other-seal");
  }

  private static EscrowContents opened() throws Exception {
    return EscrowContents.open(
        "file",
        Files.readAllBytes(escrow),
        AgeIdentity.load(auditor.key()),
        List.of(SigningKey.load(TinyRelease.key()).verifyingKey()));
  }

  private static Path forged(EscrowContents.Facts facts, SigningKey key) throws Exception {
    ReleaseSecret wrong = ReleaseSecret.of(new byte[ReleaseSecret.LENGTH]);
    SortedMap<String, byte[]> salts =
        new TreeMap<>(Map.of("release-secret", opened().salt("release-secret").orElseThrow()));
    byte[] file =
        EscrowContents.of(facts, wrong, salts)
            .seal(List.of(AgeRecipient.parse(auditor.recipient())), key);
    return Files.write(folder.resolve("forged.age"), file);
  }

  @Test
  void wrongOptions_areUsage() throws Exception {
    Answer noKey = verify(SOURCE, escrow, SOURCE);
    assertEquals(2, noKey.status(), noKey.text());
    assertFalse(noKey.text().contains("departed"), noKey.text());
    assertEquals(2, verify(folder.resolve("nowhere"), escrow).status());
    String release = TinyRelease.repo().toString();
    String trust = TinyRelease.trust().toString();
    String source = SOURCE.toString();
    Answer early = auditor.run("verify", release, "--trust", trust, "--source", source);
    assertEquals(2, early.status(), early.text());
  }

  private static void requireUnopened(Answer answer, String code) {
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("INCOMPLETE  escrow-opened: "), answer.text());
    assertTrue(answer.text().contains(" " + code + " "), answer.text());
  }

  @Test
  void seal_insideAReleaseOrAWorkTree_isRefused() throws Exception {
    Path tree = Files.createDirectories(folder.resolve("tree/deep"));
    Files.createDirectory(folder.resolve("tree/.git"));
    for (Path place : List.of(TinyRelease.repo().resolve("data"), tree)) {
      Answer answer = seal(place.resolve("e.age"));
      assertEquals(2, answer.status(), answer.text());
      assertTrue(answer.text().contains("lies inside"), answer.text());
      assertFalse(Files.exists(place.resolve("e.age")));
    }
    assertEquals(2, seal(escrow).status());
    assertEquals(0, seal(folder.resolve("once-more.age")).status());
  }

  @Test
  void show_tellsForWhomAndNothingElse() throws Exception {
    Answer answer = Answer.run("escrow", "show", escrow.toString());
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("for      ssh-ed25519 "), answer.text());
    assertEquals(2, answer.text().lines().count());
    assertEquals(2, Answer.run("escrow", "show", SOURCE.toString()).status());
  }

  @Test
  void destroy_confirmed_isOnRecordAndLeavesTheReleaseValid() throws Exception {
    Path place = folder.resolve("destroyed");
    OwnerFiles.copy(TinyRelease.repo().getParent(), place);
    Path repo = place.resolve("tiny");
    assertEquals(2, destroy(repo, "another").status());
    Answer done = destroy(repo, "tiny-traffic");
    assertEquals(0, done.status(), done.text());
    Path record = place.resolve("tiny.destroyed.sigstore.json");
    Statement said =
        SigstoreBundle.open(
            "record",
            Files.readAllBytes(record),
            List.of(SigningKey.load(TinyRelease.key()).verifyingKey()));
    assertEquals("https://hallmark.invalid/destruction/v1", said.predicateType());
    assertFalse(Files.exists(place.resolve("tiny.state/secret")));
    assertFalse(Files.exists(place.resolve("tiny.state/runs")));
    Answer late =
        Answer.run(
            "escrow",
            "seal",
            "--repo",
            repo.toString(),
            "--recipient",
            auditor.recipient(),
            "--out",
            place.resolve("late.age").toString());
    assertEquals(3, late.status(), late.text());
    assertTrue(late.text().contains("it was destroyed"), late.text());
    assertEquals(0, destroy(repo, "tiny-traffic").status());
    Answer valid =
        Answer.run(
            "verify",
            repo.toString(),
            "--tier",
            "seal",
            "--trust",
            place.resolve("tiny.trust.yaml").toString());
    assertEquals(0, valid.status(), valid.text());
  }

  private static Answer destroy(Path repo, String name) {
    return Answer.run("escrow", "destroy", "--repo", repo.toString(), "--confirm", name);
  }

  /** Beside the bytes of the file, what the owner's folder has: nowhere in the release. */
  @Test
  void secret_isInTheFileAlone() throws Exception {
    Path state = TinyRelease.repo().resolveSibling("tiny.state");
    byte[] secret = Files.readAllBytes(state.resolve("secret"));
    assertTrue(opened().secret().equals(ReleaseSecret.of(secret)));
    String text = new String(Files.readAllBytes(escrow), StandardCharsets.ISO_8859_1);
    assertFalse(text.contains(new String(secret, StandardCharsets.ISO_8859_1)));
  }

  private static Answer seal(Path out) throws Exception {
    return Answer.run(
        "escrow",
        "seal",
        "--repo",
        TinyRelease.repo().toString(),
        "--recipient",
        auditor.key() + ".pub",
        "--out",
        out.toString());
  }

  private static Answer verify(Path source, Path file, String... options) {
    return verify(source, file, auditor.key(), options);
  }

  private static Answer verify(Path source, Path file, Path identity, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--source",
                source.toString(),
                "--escrow",
                file.toString(),
                "--identity",
                identity.toString()));
    all.addAll(List.of(options));
    return auditor.verify(TinyRelease.repo(), TinyRelease.trust(), all.toArray(String[]::new));
  }
}
