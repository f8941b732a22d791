package org.hallmark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.cli.release.Attestations;
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
 * The attestations: each expected one is there, of its type, signed by the owner, about these files
 * and no others; and there is no other one.
 */
final class SignatureChecks {
  private static final String LISTED =
      "Does the manifest list exactly the attestations that a release has?";

  private final Manifest manifest;
  private final Contents contents;
  private final List<VerifyingKey> owners;
  private final SortedMap<String, Statement> statements = new TreeMap<>();

  SignatureChecks(Manifest manifest, Contents contents, List<VerifyingKey> owners) {
    this.manifest = manifest;
    this.contents = contents;
    this.owners = owners;
  }

  /** Whose signatures count as the owner's. */
  List<VerifyingKey> owners() {
    return owners;
  }

  /** Opens every attestation. */
  List<Check> all() throws IOException {
    List<Check> checks = new ArrayList<>();
    checks.add(listed());
    var subjects = Attestations.subjects(manifest, contents::digest);
    checks.add(attestation("attestation-model", ReleaseFiles.MODEL, subjects));
    checks.add(attestation("attestation-provenance", ReleaseFiles.PROVENANCE, subjects));
    checks.add(attestation("attestation-test-result", ReleaseFiles.TEST_RESULT, subjects));
    return checks;
  }

  /**
   * A release of another version may have attestations of types that this program cannot judge; it
   * has at least those that this one knows.
   */
  private Check listed() {
    List<String> expected = List.copyOf(Attestations.TYPES.keySet());
    TreeSet<String> others = new TreeSet<>(manifest.attestations());
    others.removeAll(expected);
    Finding differ =
        new Finding(
            "attestations-differ",
            Manifest.PATH + "#/attestations",
            expected.toString(),
            manifest.attestations().toString());
    boolean anotherVersion = !new Versions(manifest.versions()).same(Versions.PACKAGING);
    if (anotherVersion && !others.isEmpty() && manifest.attestations().containsAll(expected)) {
      return Check.incomplete("attestations-listed", LISTED, differ);
    }
    return Check.of(
        "attestations-listed",
        LISTED,
        manifest.attestations().equals(expected) ? List.of() : List.of(differ));
  }

  /** What the opened attestations claim, held against manifest and results. */
  Check predicates(Results results) {
    List<Finding> findings = new ArrayList<>();
    Attestations.predicates(manifest, results)
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

  private Check attestation(
      String id, String path, SortedMap<String, SortedMap<String, Digest>> subjects)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    if (contents.entry(path).isEmpty()) {
      findings.add(new Finding("attestation-missing", path, "a bundle", "absent"));
    } else {
      try {
        Statement statement = SigstoreBundle.open(path, contents.of(path), owners);
        statements.put(path, statement);
        Expectations.same(
            "attestation-type",
            path,
            Attestations.TYPES.get(path),
            statement.predicateType(),
            findings);
        findings.addAll(statement.check(subjects.get(path)));
      } catch (MalformedDocumentException e) {
        findings.add(new Finding("attestation-signature", path, e.expected(), e.found()));
      }
    }
    return Check.of(
        id, "Is " + path + " signed by a trusted owner, and about these files?", findings);
  }
}
