package org.hallmark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReportFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.manifest.Manifest;

/** The report, rendered again; or, where another renderer made it, compared number by number. */
final class ReportChecks {
  private final Manifest manifest;
  private final Contents contents;
  private final Versions versions;
  private final List<Finding> findings = new ArrayList<>();

  ReportChecks(Manifest manifest, Contents contents) {
    this.manifest = manifest;
    this.contents = contents;
    this.versions = new Versions(manifest.versions());
  }

  /** The check; adds to {@code notChecked} what another renderer leaves open. */
  Check check(
      ReleasePlan plan,
      Registration registration,
      RunLedger runs,
      Results results,
      List<String> notChecked)
      throws IOException, MalformedDocumentException {
    if (versions.same(Versions.RENDERER)) {
      return renderedAgain(plan, registration, runs, results);
    }
    List<String> absent = numbers(results);
    notChecked.add(
        "The report was not re-rendered: "
            + versions.of(Versions.RENDERER)
            + " made it, which this program does not have. Its signature was checked; the text and"
            + " the numbers of report.html were not compared with the results"
            + (absent.isEmpty() ? "." : ", nor was report.json, which lacks " + absent + "."));
    return Check.of(
        "report-numbers",
        "Are the numbers of report.json, by another renderer, those of manifest and results?",
        findings);
  }

  private Check renderedAgain(
      ReleasePlan plan, Registration registration, RunLedger runs, Results results)
      throws MalformedDocumentException {
    ReportFiles.of(plan, registration, runs, manifest, results)
        .forEach(
            (path, bytes) ->
                Expectations.same(
                    "report-differs", path, Digest.of(bytes), contents.digest(path), findings));
    return Check.of("report", "Is the report what the manifest and its results give?", findings);
  }

  /** Compares each section that is there; returns the names of those that are not. */
  private List<String> numbers(Results results) throws IOException, MalformedDocumentException {
    SortedMap<String, Object> expected = new TreeMap<>();
    expected.put("manifest", manifest);
    results
        .privacy()
        .ifPresentOrElse(
            privacy -> {
              expected.put("privacy", privacy.statement());
              expected.put("disclosure", privacy.disclosure());
              expected.put("ledger", privacy.ledger());
            },
            () -> expected.put("privacy", NoPrivacyClaim.ONLY));
    results.comparison().ifPresent(comparison -> expected.put("exact", comparison));
    expected.put("observables", results.measurements());
    expected.put("laws", results.laws());
    expected.put("claims", results.claims());
    Node report = Documents.json(ReleaseFiles.REPORT_JSON, contents.of(ReleaseFiles.REPORT_JSON));
    List<String> absent = new ArrayList<>();
    expected.forEach(
        (name, value) -> {
          Optional<Node> found = report.member(name);
          if (found.isEmpty()) {
            absent.add(name);
          } else {
            Expectations.same(
                "report-differs",
                ReleaseFiles.REPORT_JSON + "#/" + name,
                CanonicalJson.text(value),
                CanonicalJson.text(found.get()),
                findings);
          }
        });
    return absent;
  }
}
