package org.hallmark.reports;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.statement.NoPrivacyClaim;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.words.NotClaimed;

/**
 * The compliance report as a pure function: equal inputs give equal bytes on every machine, in
 * every locale and on every day.
 */
public final class Renderer {
  /** Names the bytes that equal inputs give; it changes with them. */
  public static final String VERSION = "hallmark-report-v6";

  private Renderer() {}

  /**
   * The report as one self-contained page in UTF-8, in the common subset of HTML and XML. Every
   * text of the input appears as text, whatever it spells, and a number that is not finite as
   * words.
   */
  public static byte[] html(ReportInput input) {
    return new Page(input).markup().getBytes(StandardCharsets.UTF_8);
  }

  /** The same for machines, in canonical JSON (RFC 8785); all numbers must be finite. */
  public static byte[] json(ReportInput input) {
    SortedMap<String, Object> report = new TreeMap<>();
    report.put("schema", VERSION);
    report.put("synthetic", true);
    report.put("manifest", input.manifest());
    report.put("plan", input.plan());
    report.put("source", input.source());
    report.put("datasheet", input.datasheet());
    report.put("making", input.making());
    report.put("run", input.run());
    input
        .privacy()
        .ifPresentOrElse(
            privacy -> {
              report.put("privacy", privacy.statement());
              report.put("disclosure", privacy.disclosure());
              report.put("ledger", privacy.ledger());
            },
            () -> report.put("privacy", NoPrivacyClaim.ONLY));
    report.put("observables", input.observables());
    input.comparison().ifPresent(comparison -> report.put("exact", comparison));
    report.put("laws", input.laws());
    report.put("claims", input.claims());
    report.put("registration", input.registration());
    report.put("notClaimed", NotClaimed.sentences(input));
    return CanonicalJson.bytes(report);
  }
}
