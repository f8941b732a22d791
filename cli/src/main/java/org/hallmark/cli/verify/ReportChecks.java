package org.hallmark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.cli.release.ReportFiles;
import org.hallmark.cli.release.Results;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.manifest.Manifest;
import org.hallmark.reports.Renderer;
import org.hallmark.reports.facts.ReportInput;

/** The report, rendered again; or, where another renderer made it, compared number by number. */
final class ReportChecks {
  private static final String CODE = "report-differs";

  private final Manifest manifest;
  private final Contents contents;
  private final Versions versions;
  private final List<Finding> findings = new ArrayList<>();

  ReportChecks(Manifest manifest, Contents contents) {
    this.manifest = manifest;
    this.contents = contents;
    this.versions = new Versions(manifest.versions());
  }

  /** The checks of a tier; adds to {@code notChecked} what it, or another renderer, leaves open. */
  List<Check> checks(ReportInput input, Results results, Tier tier, List<String> notChecked)
      throws IOException, MalformedDocumentException {
    if (!versions.same(Versions.RENDERER)) {
      return List.of(otherwise(results, notChecked));
    }
    Check report = renderedAgain(input);
    if (tier.includes(Tier.RECOMPUTE)) {
      return List.of(report, paper(input));
    }
    notChecked.add(
        ReleaseFiles.REPORT_PDF
            + " was not rendered again, which takes longer than this tier may: its signed digest"
            + " was checked, and report.html, which says the same, was rendered.");
    return List.of(report);
  }

  private Check otherwise(Results results, List<String> notChecked)
      throws IOException, MalformedDocumentException {
    List<String> absent = numbers(results);
    notChecked.add(
        "The report was not re-rendered: "
            + versions.of(Versions.RENDERER)
            + " made it, which this program does not have. Its signature was checked; the text and"
            + " the numbers of its pages were not compared with the results"
            + (absent.isEmpty() ? "." : ", nor was report.json, which lacks " + absent + "."));
    return Check.of(
        "report-numbers",
        "Are the numbers of report.json, by another renderer, those of manifest and results?",
        findings);
  }

  private Check renderedAgain(ReportInput input) {
    String listed = Manifest.PATH + "#/reports";
    Expectations.same(CODE, listed, ReportFiles.PATHS, manifest.reports(), findings);
    ReportFiles.onScreen(input).forEach((path, bytes) -> same(path, bytes, findings));
    return Check.of("report", "Is the report what the manifest and its results give?", findings);
  }

  private Check paper(ReportInput input) {
    List<Finding> differing = new ArrayList<>();
    same(ReleaseFiles.REPORT_PDF, Renderer.pdf(input), differing);
    return Check.of("report-pdf", "Is the report on paper the same report?", differing);
  }

  private void same(String path, byte[] bytes, List<Finding> into) {
    Expectations.same(CODE, path, Digest.of(bytes), contents.digest(path), into);
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
                CODE,
                ReleaseFiles.REPORT_JSON + "#/" + name,
                CanonicalJson.text(value),
                CanonicalJson.text(found.get()),
                findings);
          }
        });
    return absent;
  }
}
