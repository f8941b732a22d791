package org.hallmark.reports;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.reports.checklist.Checklist;
import org.hallmark.reports.facts.MakingFacts.RunRecord;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.pdf.PdfPage;
import org.hallmark.reports.pdf.file.Description;

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
    return new Page(input, Checklist.of(input)).markup().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The same on paper: a tagged PDF file with everything that the page has, its plots as vectors.
   * It bears the time at which the run was opened.
   */
  public static byte[] pdf(ReportInput input) {
    Page page = new Page(input, Checklist.of(input));
    Optional<String> made =
        input.making().runs().stream()
            .filter(run -> run.number() == input.manifest().run())
            .map(RunRecord::openedAt)
            .findFirst();
    Description description = new Description(page.title(), input.manifest().name(), VERSION, made);
    return PdfPage.of(page.body(), description, Style.sheet(), Style.paper());
  }

  /**
   * The same for machines, in canonical JSON (RFC 8785): label, claims, checklist, the numbers of
   * every plot, and the results in full. All numbers must be finite.
   */
  public static byte[] json(ReportInput input) {
    return CanonicalJson.bytes(new ReportDocument(input).members());
  }
}
