package org.hallmark.reports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.html.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class RendererTest {
  private static final ReportInput INPUT = ArterialReport.input();
  private static final PublishedPrivacy PRIVACY = INPUT.privacy().orElseThrow();
  private static final byte[] HTML = Renderer.html(INPUT);
  private static final ParsedPage PAGE = ParsedPage.of(HTML);

  /** The page of the example must open at once on a slow line. */
  private static final int MOST_BYTES = 400_000;

  @Test
  void report_otherJvmOfAnotherPlace_hasTheSameBytes(@TempDir Path folder) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-1",
            "-Dline.separator=\r\n",
            "-cp",
            classPath,
            ArterialReport.class.getName(),
            folder.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    assertArrayEquals(HTML, Files.readAllBytes(folder.resolve("report.html")));
    assertArrayEquals(Renderer.json(INPUT), Files.readAllBytes(folder.resolve("report.json")));
    assertArrayEquals(Renderer.pdf(INPUT), Files.readAllBytes(folder.resolve("report.pdf")));
  }

  @Test
  void html_example_isSmall() {
    assertTrue(HTML.length < MOST_BYTES, HTML.length + " bytes");
  }

  @Test
  void html_example_showsEveryClaimObservableAndLaw() {
    String text = PAGE.text();
    for (ClaimVerdict claim : INPUT.claims()) {
      assertTrue(text.contains(claim.statement()), claim.id());
      assertTrue(text.contains(claim.reason()), claim.id());
    }
    INPUT.observables().forEach(o -> assertTrue(headings("h3").contains(o.title()), o.id()));
    INPUT.laws().forEach(law -> assertTrue(headings("h3").contains(law.title()), law.id()));
    INPUT.laws().forEach(law -> assertTrue(text.contains(law.formula()), law.id()));
    INPUT
        .manifest()
        .artifacts()
        .forEach(a -> assertTrue(text.contains(a.sha256().hex()), a.path()));
    PRIVACY.statement().charges().forEach(c -> assertTrue(text.contains(c.purpose()), c.id()));
    INPUT.run().notChecked().forEach(sentence -> assertTrue(text.contains(sentence)));
    assertTrue(text.contains(PRIVACY.statement().notProtected()));
    PRIVACY.disclosure().inPlainWords().forEach(words -> assertTrue(text.contains(words), words));
    PRIVACY
        .disclosure()
        .fields()
        .forEach(field -> assertTrue(text.contains(field.text()), field.field()));
    assertTrue(text.contains(PRIVACY.statement().settingsInWords()));
    assertTrue(text.contains("ε ≤ 2.79"), "an upper bound is rounded up");
  }

  private static String headings(String level) {
    StringBuilder all = new StringBuilder();
    PAGE.all(level).forEach(heading -> all.append(heading.getTextContent()).append('\n'));
    return all.toString();
  }

  @Test
  void html_notEstimable_showsTheReasonAndNoNumber() {
    String text = PAGE.text();
    assertTrue(text.contains("Not estimable: the noise of 33.3 counts per cell"), "the reason");
    assertTrue(text.contains("Mean speed of a quarter-hour per group"), "the title");
  }

  @Test
  void html_everyPlottedCount_standsInATable() {
    Set<String> cells = new HashSet<>();
    PAGE.all("td").forEach(cell -> cells.add(cell.getTextContent()));
    INPUT
        .observables()
        .forEach(o -> o.real().forEach(n -> assertTrue(cells.contains(Numbers.count(n)), "" + n)));
  }

  @Test
  void html_policy_allowsOnlyTheOneStyleSheet() {
    Element policy =
        PAGE.all("meta").stream()
            .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
            .findFirst()
            .orElseThrow();
    String css = PAGE.all("style").get(0).getTextContent();
    byte[] digest = Digest.of(css.getBytes(StandardCharsets.UTF_8)).bytes();
    String hash = java.util.Base64.getEncoder().encodeToString(digest);
    assertEquals(1, PAGE.all("style").size());
    assertEquals(
        "default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'",
        policy.getAttribute("content"));
  }

  @Test
  void html_example_leavesThePageNowhere() {
    for (Element element : PAGE.all("*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String name = element.getAttributes().item(i).getNodeName();
        String value = element.getAttributes().item(i).getNodeValue();
        assertFalse(name.startsWith("on") || name.equals("style") || name.equals("src"), name);
        assertFalse(!name.equals("xmlns") && value.matches("(?i).*(https?:|url\\(|//).*"), value);
      }
    }
    assertFalse(PAGE.all("style").get(0).getTextContent().matches("(?s).*(url\\(|@import).*"));
    Set<String> ids = new HashSet<>();
    PAGE.all("*").forEach(e -> ids.add(e.getAttribute("id")));
    PAGE.all("a").forEach(a -> assertTrue(ids.contains(a.getAttribute("href").substring(1))));
  }

  @Test
  void html_example_isReadWithoutEyes() {
    List<String> landmarks = List.of("header", "nav", "main", "footer", "h1", "title");
    for (String name : landmarks) {
      long count = PAGE.all(name).stream().filter(e -> !isInDrawing(e)).count();
      assertEquals(1, count, name);
    }
    for (Element drawing : PAGE.all("svg")) {
      if (!drawing.getAttribute("aria-hidden").equals("true")) {
        assertEquals("img", drawing.getAttribute("role"));
        String named = id(drawing, "title") + " " + id(drawing, "desc");
        assertEquals(named, drawing.getAttribute("aria-labelledby"));
      }
    }
    PAGE.all("th").forEach(th -> assertTrue(th.getAttribute("scope").matches("row|col")));
    PAGE.all("table").forEach(t -> assertEquals("caption", t.getFirstChild().getNodeName()));
  }

  private static boolean isInDrawing(Element element) {
    return element.getParentNode().getNodeName().equals("svg");
  }

  private static String id(Element drawing, String child) {
    Element found = (Element) drawing.getElementsByTagName(child).item(0);
    assertFalse(found.getTextContent().isBlank());
    return found.getAttribute("id");
  }

  @Test
  void html_example_hasNoIdTwice() {
    Set<String> seen = new HashSet<>();
    for (Element element : PAGE.all("*")) {
      String id = element.getAttribute("id");
      assertTrue(id.isEmpty() || seen.add(id), id);
    }
  }

  @Test
  void html_headings_skipNoLevel() {
    int level = 0;
    for (String name : PAGE.names()) {
      if (name.matches("h[1-6]")) {
        int next = name.charAt(1) - '0';
        assertTrue(next <= level + 1, "h" + level + " is followed by " + name);
        level = next;
      }
    }
    assertTrue(level > 0);
  }

  @Test
  void html_fineObservable_standsBesideItsCoarseOne() {
    List<String> titles = new ArrayList<>();
    PAGE.all("h3").forEach(heading -> titles.add(heading.getTextContent()));
    int fine = titles.indexOf("Mean speed per record");
    assertEquals("Mean speed of a quarter-hour per group", titles.get(fine + 1));
    int law = titles.indexOf("Vehicles are neither made nor lost in a minute per record");
    assertEquals(
        "Vehicles are neither made nor lost in a quarter-hour per group", titles.get(law + 1));
  }

  @Test
  void html_ledger_tellsTheSumsOverAllReleases() {
    String text = PAGE.text();
    assertTrue(text.contains("arterial-two-hours, this is plan number 2"), text);
    assertTrue(text.contains("is bounded by ε = 5.5 at δ = " + Numbers.upper(2e-6)), text);
    assertTrue(text.contains("a budget of ε = 6 at δ = " + Numbers.upper(3e-6)), text);
    assertTrue(text.contains("bounded by ε = 8.25 at δ = " + Numbers.upper(4e-6)), text);
    assertTrue(text.contains("2026-01-02T00:00:00Z to ε = 9 at δ = " + Numbers.upper(5e-6)), text);
    assertTrue(text.contains("a second question of the city"), text);
    assertTrue(text.contains(ArterialReport.digest("plan before").toString()), text);
  }

  @Test
  void html_nothingMeasured_stillGivesAPage() {
    ReportInput empty = ArterialReport.with(List.of(), List.of(), List.of());
    assertTrue(ParsedPage.of(Renderer.html(empty)).text().contains("Synthetic data"));
  }

  @Test
  void json_example_isCanonicalAndMarkedSynthetic() throws MalformedDocumentException {
    byte[] json = Renderer.json(INPUT);
    Documents.json("report.json", json);
    String text = new String(json, StandardCharsets.UTF_8);
    assertTrue(text.contains("\"schema\":\"" + Renderer.VERSION + "\""));
    assertTrue(text.contains("\"synthetic\":true"));
    assertTrue(text.contains("\"epsilonUpper\":2.7812"));
  }
}
