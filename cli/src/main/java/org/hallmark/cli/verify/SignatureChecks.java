package org.hallmark.cli.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.release.Assembly;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.Scan;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * The attestations: each expected one is there, of its type, signed by the owner, about these
 * files.
 */
record SignatureChecks(Manifest manifest, Scan scan, List<VerifyingKey> owners) {
  private static final Map<String, String> TYPES =
      Map.of(
          ReleaseFiles.PROVENANCE, Assembly.PROVENANCE_TYPE,
          ReleaseFiles.TEST_RESULT, Assembly.TEST_RESULT_TYPE);

  List<Check> all() {
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

  private Check attestation(String id, String path, List<String> subjects) {
    List<Finding> findings = new ArrayList<>();
    Optional<byte[]> bytes = scan.content(path);
    if (bytes.isEmpty()) {
      findings.add(new Finding("attestation-missing", path, "a bundle", "absent"));
    } else {
      try {
        Statement statement = SigstoreBundle.open(path, bytes.get(), owners);
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
      FileEntry entry = scan.files().get(path);
      digests.put(path, entry == null ? Digest.of(new byte[0]) : entry.sha256());
    }
    return digests;
  }
}
