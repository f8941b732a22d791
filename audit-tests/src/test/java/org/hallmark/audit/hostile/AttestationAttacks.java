package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.Hand.OWNER;
import static org.hallmark.audit.hostile.Attack.Hand.STRANGER;
import static org.hallmark.audit.hostile.Attack.atSeal;
import static org.hallmark.audit.hostile.Attack.byTrust;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hallmark.cli.release.Attestations;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.SigningKey;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;

/** Attacks by signatures and attestations. */
final class AttestationAttacks {
  private static final String SIGNATURE = "attestation-signature";
  private static final Map<String, Object> PASSED =
      Map.of("result", "PASSED", "passedTests", List.of("everything"));

  private AttestationAttacks() {}

  static List<Attack> all() {
    return Stream.of(bundles(), statements(), whole()).flatMap(List::stream).toList();
  }

  /** Changes the text of a bundle. */
  private interface Change {
    String of(Bench bench, String bundle) throws Exception;
  }

  /** The owner's files, and a bundle that does not hold; tags, sums and history fit it. */
  private static List<Attack> bundles() {
    return List.of(
        bundle(
            "attestation-payload-changed",
            "L2",
            "One character of the signed statement is another.",
            (bench, text) -> text.replaceFirst("\"payload\":\"(.{40}).", "\"payload\":\"$1A")),
        bundle(
            "attestation-read-as-another-type",
            "L2; DSSE",
            "The payload is to be read as another kind of document.",
            (bench, text) -> text.replace("application/vnd.in-toto+json", "application/json")),
        bundle(
            "attestation-signed-by-a-stranger",
            "A23; DSSE",
            "A stranger signs, and the key id says that it was the owner.",
            (bench, text) -> {
              Statement statement =
                  SigstoreBundle.open(
                      "bundle",
                      text.getBytes(StandardCharsets.UTF_8),
                      List.of(Bench.ownersKey().verifyingKey()));
              byte[] forged = SigstoreBundle.seal(statement, Bench.strangersKey());
              return new String(forged, StandardCharsets.UTF_8)
                  .replace(
                      Bench.strangersKey().verifyingKey().fingerprint(),
                      Bench.ownersKey().verifyingKey().fingerprint());
            }),
        bundle(
            "attestation-signature-empty",
            "A23",
            "The signature is empty, as that of the algorithm none.",
            (bench, text) -> text.replaceFirst("\"sig\":\"[^\"]*\"", "\"sig\":\"\"")),
        bundle(
            "attestation-without-signature",
            "A18, A22; CVE-2026-23992",
            "There is no signature, and none of none is wrong.",
            (bench, text) -> text.replaceFirst("\"signatures\":\\[.*?\\]", "\"signatures\":[]")),
        bundle(
            "attestation-signed-twice",
            "A22; GHSA-3633-5h82-39pq",
            "One signature stands there twice, to be counted as two.",
            (bench, text) ->
                text.replaceFirst("\"signatures\":\\[(.*?)\\]", "\"signatures\":[$1,$1]")),
        bundle(
            "attestation-of-another-format",
            "A23",
            "The bundle says that it is of a version without today's rules.",
            (bench, text) -> text.replace("bundle.v0.3", "bundle.v0.1")),
        bundle(
            "attestation-parses-to-nothing",
            "A19; CVE-2026-39395",
            "The bundle is no JSON, and an error might count as success.",
            (bench, text) -> text.substring(1)));
  }

  private static Attack bundle(String id, String reference, String what, Change change) {
    return new Attack(
        id,
        STRANGER,
        reference,
        what,
        bench -> {
          Forger owner = bench.owner();
          byte[] bundle = owner.assemble().get(ReleaseFiles.TEST_RESULT);
          String honest = new String(bundle, StandardCharsets.UTF_8);
          String forged = change.of(bench, honest);
          if (forged.equals(honest)) {
            throw new IllegalStateException("nothing was changed");
          }
          return bench.hand(owner.replace(ReleaseFiles.TEST_RESULT, forged));
        },
        byTrust(SIGNATURE));
  }

  /** Statements that the owner signed, of something else. */
  private static List<Attack> statements() {
    return List.of(
        new Attack(
            "attestation-of-another-release",
            OWNER,
            "A20; L2, CVE-2022-36056",
            "A good signature is about another manifest.",
            bench -> {
              Subject other = new Subject(Manifest.PATH, Digest.of(new byte[1]));
              Statement said = Statement.of(List.of(other), Attestations.TEST_RESULT_TYPE, PASSED);
              byte[] bundle = SigstoreBundle.seal(said, Bench.ownersKey());
              return bench.hand(bench.owner().replace(ReleaseFiles.TEST_RESULT, bundle));
            },
            byTrust("statement-subject", "attestation-predicate")),
        new Attack(
            "attestation-leaves-the-report-out",
            OWNER,
            "A20, A40",
            "The provenance speaks of the manifest and not of the report.",
            bench -> {
              Forger owner = bench.owner();
              Object predicate =
                  SigstoreBundle.open(
                          ReleaseFiles.PROVENANCE,
                          owner.assemble().get(ReleaseFiles.PROVENANCE),
                          List.of(Bench.ownersKey().verifyingKey()))
                      .predicate();
              return bench.hand(
                  owner.attest(
                      ReleaseFiles.PROVENANCE,
                      Attestations.PROVENANCE_TYPE,
                      predicate,
                      Manifest.PATH));
            },
            byTrust("statement-coverage")),
        new Attack(
            "attestation-in-the-place-of-another",
            OWNER,
            "A18; CVE-2022-35929",
            "The signed provenance lies in the place of the test result.",
            bench -> {
              Forger owner = bench.owner();
              byte[] provenance = owner.assemble().get(ReleaseFiles.PROVENANCE);
              return bench.hand(owner.replace(ReleaseFiles.TEST_RESULT, provenance));
            },
            byTrust("attestation-type", "attestation-predicate", "statement-subject")),
        new Attack(
            "attestation-passes-what-failed",
            OWNER,
            "A39; model-signing 1.0.1",
            "The test result says that everything passed.",
            bench -> bench.hand(bench.owner().testResult(PASSED)),
            atSeal("attestation-predicate")),
        new Attack(
            "attestation-with-unknown-parameters",
            OWNER,
            "SLSA 1.2, verifying artifacts",
            "The provenance has a parameter that nobody expects.",
            bench -> {
              Forger owner = bench.owner();
              return bench.hand(
                  owner.attest(
                      ReleaseFiles.PROVENANCE,
                      Attestations.PROVENANCE_TYPE,
                      Map.of("buildDefinition", Map.of("externalParameters", Map.of("x", 1))),
                      Manifest.PATH,
                      ReleaseFiles.REPORT_HTML,
                      ReleaseFiles.REPORT_JSON,
                      ReleaseFiles.REPORT_PDF));
            },
            atSeal("attestation-predicate")),
        new Attack(
            "attestation-dropped",
            OWNER,
            "A17, A18; in-toto bundle",
            "The manifest lists one attestation less, and the file is gone.",
            bench ->
                bench.hand(
                    listing(bench.owner(), List.of(ReleaseFiles.MODEL, ReleaseFiles.PROVENANCE))),
            atSeal("attestations-differ", "attestation-missing")),
        new Attack(
            "attestation-added",
            OWNER,
            "A17; in-toto bundle",
            "The manifest lists a further attestation, of a type that nobody knows.",
            bench -> {
              String more = "attestations/zz.sigstore.json";
              Forger owner =
                  bench
                      .owner()
                      .attest(more, "https://example.invalid/approval/v1", PASSED, Manifest.PATH);
              return bench.hand(
                  listing(
                      owner,
                      List.of(
                          ReleaseFiles.MODEL,
                          ReleaseFiles.PROVENANCE,
                          ReleaseFiles.TEST_RESULT,
                          more)));
            },
            atSeal("attestations-differ")));
  }

  /** The manifest lists these attestations. */
  private static Forger listing(Forger owner, List<String> attestations) throws Exception {
    Manifest honest = Manifest.read(Manifest.PATH, owner.assemble().get(Manifest.PATH));
    Manifest other =
        new Manifest(
            honest.schema(),
            honest.name(),
            honest.run(),
            honest.plan(),
            honest.versions(),
            honest.environment(),
            honest.components(),
            honest.artifacts(),
            honest.reports(),
            attestations);
    return owner.replace(Manifest.PATH, other.bytes());
  }

  /** Everything signed by the wrong key, or the wrong files under the right one. */
  private static List<Attack> whole() {
    return List.of(
        new Attack(
            "everything-signed-by-a-stranger",
            STRANGER,
            "A23",
            "The whole release is put together again and signed by a stranger.",
            bench -> bench.hand(bench.stranger()),
            byTrust("git-tag-signature", SIGNATURE)),
        new Attack(
            "everything-signed-by-an-auditor",
            STRANGER,
            "A23; TUF roles",
            "Signed by a key that the reader trusts, as an auditor's.",
            bench -> {
              SigningKey auditor = Bench.strangersKey();
              Suspect suspect = bench.hand(bench.stranger());
              String line =
                  "  - principal: auditor\n    publicKey: "
                      + auditor.verifyingKey().openssh()
                      + "\n    roles: [auditor]\n";
              return suspect.trusting(suspect.trust().replace("keys:\n", "keys:\n" + line));
            },
            byTrust("git-tag-signature", SIGNATURE)),
        new Attack(
            "manifest-of-another-version",
            STRANGER,
            "A43; TUF mix and match",
            "The manifest of one release lies with the files of another, both of the owner.",
            bench -> {
              Path release = bench.copy();
              Path other =
                  bench
                      .owner()
                      .set(ReleaseFiles.PLAN, "/claims/0/below", 0.75)
                      .sealAgain()
                      .write(bench.folder().resolve("other"));
              Files.copy(
                  other.resolve(Manifest.PATH),
                  release.resolve(Manifest.PATH),
                  StandardCopyOption.REPLACE_EXISTING);
              return bench.hand(release);
            },
            atSeal(
                "file-changed",
                "root-differs",
                "tree-differs",
                "sum-differs",
                "statement-subject",
                "manifest-plan",
                "report-differs",
                "attestation-predicate")));
  }
}
