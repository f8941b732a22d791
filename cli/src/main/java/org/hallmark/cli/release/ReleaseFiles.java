package org.hallmark.cli.release;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.cli.plan.ReleasePlan;

/** Where everything lies in a release. */
public final class ReleaseFiles {
  public static final String PLAN = "plan.json";
  public static final String SEAL = "seal.json";
  public static final String LEDGER = "ledger.json";
  public static final String ARCHITECTURE = "generator/architecture.json";
  public static final String WEIGHTS = "generator/weights.safetensors";
  public static final String DATA = "data/synthetic-00000.parquet";
  public static final String MEASUREMENTS = "results/measurements.json";
  public static final String LAWS = "results/laws.json";
  public static final String PRIVACY = "results/privacy.json";
  public static final String DISCLOSURE = "results/disclosure.json";
  public static final String WITHHELD = "results/withheld.json";
  public static final String CLAIMS = "results/claims.json";
  public static final String SOFTWARE = "software.cdx.json";
  public static final String REPORT_HTML = "report/report.html";
  public static final String REPORT_JSON = "report/report.json";
  public static final String REPORT_PDF = "report/report.pdf";
  public static final String PROVENANCE = "attestations/provenance.sigstore.json";
  public static final String MODEL = "attestations/model.sigstore.json";
  public static final String TEST_RESULT = "attestations/test-result.sigstore.json";

  private static final List<String> ALWAYS =
      List.of(
          PLAN,
          SEAL,
          ARCHITECTURE,
          WEIGHTS,
          DATA,
          MEASUREMENTS,
          LAWS,
          PRIVACY,
          CLAIMS,
          SOFTWARE,
          ".gitattributes",
          "README.md",
          "CITATION.cff",
          "croissant.json",
          "ro-crate-metadata.json");

  /** The folder of the generator; its model signature covers all files in it. */
  public static final String GENERATOR = "generator";

  private ReleaseFiles() {}

  /** The documents that {@link Results} is read from. */
  public static List<String> results(ReleasePlan plan) {
    return plan.privacy().isPresent()
        ? List.of(MEASUREMENTS, LAWS, PRIVACY, DISCLOSURE, LEDGER, CLAIMS)
        : List.of(MEASUREMENTS, LAWS, PRIVACY, CLAIMS);
  }

  /** Every artifact of a plan's release but the entries of its runs. */
  public static Set<String> artifacts(ReleasePlan plan) {
    Set<String> all = new TreeSet<>(ALWAYS);
    all.addAll(results(plan));
    if (WithheldWork.isAsked(plan)) {
      all.add(WITHHELD);
    }
    return all;
  }
}
