package org.hallmark.reports;

import java.nio.charset.StandardCharsets;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.reports.compare.Comparison;
import org.hallmark.reports.compare.ComparisonPage;

/** Comparisons of two releases as a page and as a document. */
public final class ComparisonRenderer {
  private ComparisonRenderer() {}

  /** One self-contained page in UTF-8, written as a report is. */
  public static byte[] html(Comparison comparison) {
    ComparisonPage page = new ComparisonPage(comparison);
    return new HtmlDocument(page.title(), Comparison.SCHEMA, Style.comparison(), page.body())
        .markup()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The same for machines, in canonical JSON (RFC 8785). */
  public static byte[] json(Comparison comparison) {
    return CanonicalJson.bytes(comparison);
  }
}
