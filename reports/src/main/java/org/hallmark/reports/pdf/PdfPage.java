package org.hallmark.reports.pdf;

import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.StyleSheet;
import org.hallmark.reports.html.VisibleText;
import org.hallmark.reports.pdf.css.Styles;
import org.hallmark.reports.pdf.file.Description;
import org.hallmark.reports.pdf.layout.Paper;

/**
 * A page as a PDF file (ISO 32000-1): the same elements in the same order, tagged, with the plots
 * as vectors and its fonts inside, made to be PDF/A-2a and PDF/UA-1. Equal pages give equal octets
 * on every machine: no font, no zlib, no clock and no locale of it is asked.
 */
public final class PdfPage {
  private PdfPage() {}

  /** The file of a page's body in these style sheets; all text may be anything. */
  public static byte[] of(Element body, Description said, StyleSheet... sheets) {
    String[] css = new String[sheets.length];
    for (int i = 0; i < css.length; i++) {
      css[i] = sheets[i].css();
    }
    Description description =
        new Description(
            VisibleText.of(said.title()),
            VisibleText.of(said.subject()),
            said.maker(),
            said.made());
    return Paper.file(body, Styles.of(css), description);
  }
}
