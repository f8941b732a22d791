package org.hallmark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.release.Assembly;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * The attestations: each expected one is there, of its type, signed by the owner, about these
 * files.
 */
final class SignatureChecks {
  private static final Map<String, String> TYPES =
      Map.of(
          ReleaseFiles.PROVENANCE, Assembly.PROVENANCE_TYPE,
          ReleaseFiles.TEST_RESULT, Assembly.TEST_RESULT_TYPE);

  private final Manifest manifest;
  private final Contents contents;
  private final List<VerifyingKey> owners;
  private final SortedMap<String, Statement> statements = new TreeMap<>();

  SignatureChecks(Manifest manifest, Contents contents, List<VerifyingKey> owners) {
    this.manifest = manifest;
    this.contents = contents;
    this.owners = owners;
  }

  /** Opens every attestation. */
  List<Check> all() throws IOException {
    List<Check> checks = new ArrayList<>();
    checks.add(
        attestation(
            "attestation-provenance",
            ReleaseFiles.PROVENANCE,
            List.of(Manifest.PATH, ReleaseFiles.REPORT_HTML, ReleaseFiles.REPORT_JSON)));
    checks.add(
        attestation("attestation-test-result", ReleaseFiles.TEST_RESULT, List.of(Manifest.PATH)));
    List<String> expected = List.of(ReleaseFiles.PROVENANCE, ReleaseFiles.TEST_RESULT);
    checks.add(
        Check.of(
            "attestations-listed",
            "Does the manifest list exactly the attestations that a release has?",
            manifest.attestations().equals(expected)
                ? List.of()
                : List.of(
                    new Finding(
                        "attestations-differ",
                        Manifest.PATH + "#/attestations",
                        expected.toString(),
                        manifest.attestations().toString()))));
    return checks;
  }

  /** What the opened attestations claim, held against manifest and results. */
  Check predicates(Results results) {
    List<Finding> findings = new ArrayList<>();
    Assembly.predicates(manifest, results)
        .forEach(
            (path, expected) -> {
              if (statements.containsKey(path)) {
                Expectations.same(
                    "attestation-predicate",
                    path,
                    CanonicalJson.text(expected),
                    CanonicalJson.text(statements.get(path).predicate()),
                    findings);
              }
            });
    return Check.of(
        "attestations-say", "Do the attestations say what manifest and results say?", findings);
  }

  private Check attestation(String id, String path, List<String> subjects) throws IOException {
    List<Finding> findings = new ArrayList<>();
    if (contents.entry(path).isEmpty()) {
      findings.add(new Finding("attestation-missing", path, "a bundle", "absent"));
    } else {
      try {
        Statement statement = SigstoreBundle.open(path, contents.of(path), owners);
        statements.put(path, statement);
        if (!statement.predicateType().equals(TYPES.get(path))) {
          findings.add(
              new Finding("attestation-type", path, TYPES.get(path), statement.predicateType()));
        }
        findings.addAll(statement.check(digests(subjects)));
      } catch (MalformedDocumentException e) {
        findings.add(new Finding("attestation-signature", path, e.expected(), e.found()));
      }
    }
    return Check.of(
        id, "Is " + path + " signed by a trusted owner, and about these files?", findings);
  }

  private SortedMap<String, Digest> digests(List<String> paths) {
    SortedMap<String, Digest> digests = new TreeMap<>();
    for (String path : paths) {
      digests.put(path, contents.digest(path));
    }
    return digests;
  }
}
