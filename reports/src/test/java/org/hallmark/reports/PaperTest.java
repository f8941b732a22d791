package org.hallmark.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.pdf.ReadPdf;
import org.junit.jupiter.api.Test;

/** Is the report on paper whole, tagged, and harmless whatever it is told? */
class PaperTest {
  private static final ReportInput INPUT = ArterialReport.input();
  private static final Pattern ODD = Pattern.compile("NaN|Inf|[0-9]E|-0 ");
  private static final byte[] PDF = Renderer.pdf(INPUT);

  /** Scripts that need shaping or run from right to left, signs without a glyph, piles of marks. */
  private static final String HOSTILE =
      ") Tj ET Q << /JS (app.alert) >> endstream endobj \\ % \u0000\u0007\u202E שלום مرحبا 漢字 😀 "
          + "e\u0301\u0302\u0303\u0304\u0305 \uD800 ⟨U+0041⟩ "
          + "y".repeat(200);

  @Test
  void pdf_example_saysWhatThePageSays() throws Exception {
    ReadPdf paper = ReadPdf.of(PDF);
    String text = squeezed(paper.text());
    INPUT.claims().forEach(c -> assertTrue(text.contains(squeezed(c.statement())), c.id()));
    INPUT.observables().forEach(o -> assertTrue(text.contains(squeezed(o.title())), o.id()));
    INPUT.laws().forEach(l -> assertTrue(text.contains(squeezed(l.weakness())), l.id()));
    INPUT
        .manifest()
        .artifacts()
        .forEach(a -> assertTrue(text.contains(a.sha256().hex()), a.path()));
  }

  @Test
  void pdf_example_hasEveryPlotAsVectorsWithItsDescription() throws Exception {
    ReadPdf paper = ReadPdf.of(PDF);
    int plots =
        (int)
            ParsedPage.of(Renderer.html(INPUT)).all("svg").stream()
                .filter(svg -> svg.getAttribute("role").equals("img"))
                .count();
    assertTrue(plots > 10, plots + " plots");
    assertEquals(plots, paper.descriptions().size());
    paper.descriptions().forEach(words -> assertTrue(words.length() > 20, words));
    assertTrue(paper.having("/Subtype /Image").isEmpty(), "no picture is of dots");
  }

  @Test
  void pdf_example_hasLanguageTitleOutlineTagsAndTheDayOfItsRun() throws Exception {
    ReadPdf paper = ReadPdf.of(PDF);
    String catalogue = paper.having("/Type /Catalog").get(0);
    for (String part : List.of("/Lang (en)", "/Marked true", "/Outlines", "/StructTreeRoot")) {
      assertTrue(catalogue.contains(part), part);
    }
    String digits = INPUT.making().runs().get(0).openedAt().replaceAll("[^0-9]", "");
    assertEquals(1, paper.having("/CreationDate (D:" + digits + "Z)").size());
    assertTrue(paper.having("/S /TH").size() > 100);
    assertEquals(paper.having("/S /Link").size() > 0, paper.having("/Subtype /Link").size() > 0);
  }

  @Test
  void pdf_anyText_isShownOrNamed() throws Exception {
    ReportInput told = Substitution.texts(text -> HOSTILE + text).in(INPUT);
    ReadPdf paper = ReadPdf.of(Renderer.pdf(told));
    String text = squeezed(paper.text());
    for (String shown :
        List.of(
            ")TjETQ<</JS(app.alert)>>endstreamendobj",
            "⟨U+202E⟩",
            "⟨U+0007⟩",
            "⟨U+05E9⟩",
            "⟨U+0645⟩",
            "⟨U+6F22⟩",
            "⟨U+1F600⟩",
            "⟨U+D800⟩",
            "\u0301\u0302⟨U+0303⟩",
            "⟨U+0041⟩")) {
      assertTrue(text.contains(shown), shown);
    }
    for (String acting : List.of("/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch")) {
      assertEquals(List.of(), paper.having(acting), acting);
    }
  }

  /** Words that are longer than a line, and cells that are longer than a page, stay on paper. */
  @Test
  void pdf_longText_staysWithinThePage() throws Exception {
    ReportInput told = Substitution.texts(text -> text + "W".repeat(2_500)).in(one());
    ReadPdf paper = ReadPdf.of(Renderer.pdf(told));
    Pattern place = Pattern.compile("BT [0-9. ]+ rg 1 0 0 1 (-?[0-9.]+) (-?[0-9.]+) Tm");
    List<String> outside = new ArrayList<>();
    for (String stream : paper.streams().values()) {
      Matcher found = place.matcher(stream);
      while (found.find()) {
        double x = Double.parseDouble(found.group(1));
        double y = Double.parseDouble(found.group(2));
        if (x < 40 || x > 556 || y < 20 || y > 800) {
          outside.add(found.group());
        }
      }
    }
    assertEquals(List.of(), outside);
  }

  /** One of everything: long texts make many pages. */
  private static ReportInput one() {
    return new ReportInput(
        INPUT.manifest(),
        INPUT.plan(),
        INPUT.source(),
        INPUT.datasheet(),
        INPUT.making(),
        INPUT.training(),
        INPUT.run(),
        Optional.empty(),
        INPUT.observables().subList(0, 1),
        INPUT.comparison(),
        INPUT.laws().subList(0, 1),
        INPUT.claims().subList(0, 1),
        INPUT.registration());
  }

  @Test
  void pdf_oddNumbers_arePaintedNowhere() throws Exception {
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, 1e308, -0.0};
    int[] turn = {0};
    ReportInput told = Substitution.numbers(x -> odd[turn[0]++ % odd.length]).in(INPUT);
    for (String stream : ReadPdf.of(Renderer.pdf(told)).streams().values()) {
      String operators = stream.contains(" BDC\n") ? stream.replaceAll("<[0-9A-F]*>", "") : "";
      assertFalse(ODD.matcher(operators).find(), operators);
    }
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\u00A0\u202F]", "");
  }

  @Test
  void pdf_file_endsAsItMust() {
    String file = new String(PDF, StandardCharsets.ISO_8859_1);
    assertTrue(file.startsWith("%PDF-1.7\n") && file.endsWith("%%EOF\n"));
    int start = Integer.parseInt(file.replaceAll("(?s).*startxref\n(\\d+)\n.*", "$1"));
    assertTrue(file.substring(start).matches("(?s)\\d+ 0 obj\n<< /Type /XRef .*"));
  }
}
