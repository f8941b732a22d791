package org.hallmark.reports.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hallmark.physics.LawResult;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.reports.ArterialReport;
import org.hallmark.reports.ParsedPage;
import org.hallmark.reports.Renderer;
import org.hallmark.reports.facts.ReportInput;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class FiguresContractTest {
  private static final ReportInput INPUT = ArterialReport.input();
  private static final List<Figure> FIGURES = Figures.of(INPUT);

  @Test
  void of_everyFigure_hasNumbersThatFitItsColumns() {
    for (Figure figure : FIGURES) {
      assertFalse(figure.title().isBlank() || figure.caption().isBlank(), figure.id());
      assertFalse(figure.numbers().rows().isEmpty(), figure.id());
      for (List<Object> row : figure.numbers().rows()) {
        assertEquals(figure.numbers().columns().size(), row.size(), figure.id());
        row.forEach(
            cell ->
                assertTrue(
                    cell instanceof String || cell instanceof Double || cell instanceof Long,
                    figure.id()));
      }
    }
  }

  @Test
  void html_everyFigure_isOnThePageOnceWithItsTable() {
    ParsedPage page = ParsedPage.of(Renderer.html(INPUT));
    Set<String> drawn =
        page.all("svg").stream()
            .map(svg -> svg.getAttribute("aria-labelledby").replaceAll("-title .*", ""))
            .collect(Collectors.toSet());
    Set<String> captions =
        page.all("caption").stream().map(Element::getTextContent).collect(Collectors.toSet());
    Set<String> ids = new HashSet<>();
    for (Figure figure : FIGURES) {
      assertTrue(ids.add(figure.id()), figure.id() + " twice");
      assertTrue(
          drawn.contains(figure.id()) || drawn.contains(figure.id() + "-source"), figure.id());
      assertTrue(captions.contains(figure.numbers().caption()), figure.id());
    }
    int plain = page.all("figure").size();
    assertEquals(FIGURES.size(), plain, "a plot of the page that is no figure has no numbers");
  }

  @Test
  void of_publicSource_drawsThePairs() {
    Figure pairs =
        Figures.of(ArterialReport.open()).stream()
            .filter(figure -> figure.id().equals("pairs"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, pairs.numbers().rows().size());
    String drawn = pairs.drawing().toString();
    assertTrue(drawn.contains("density") && drawn.contains("flow"), "both partners of speed");
  }

  @Test
  void html_trainingThatIsNotTold_saysWhy() {
    String text = ParsedPage.of(Renderer.html(ArterialReport.open())).text();
    assertTrue(text.contains("The plan publishes no transcript."), "the reason");
    assertFalse(text.contains("Length of the gradient"), "the plot");
  }

  @Test
  void of_lawThatEveryRowObeysExactly_isNotDrawn() {
    LawResult law = INPUT.laws().get(0);
    assertTrue(ResidualFigure.of(law, "a").isEmpty() == zero(law), "drawn where one is not zero");
    assertTrue(INPUT.laws().stream().anyMatch(l -> !zero(l)));
  }

  private static boolean zero(LawResult law) {
    return law.residuals().stream().allMatch(quantile -> quantile.value() == 0);
  }

  @Test
  void json_everyFigure_hasItsNumbersInFull() throws MalformedDocumentException {
    byte[] json = Renderer.json(INPUT);
    Node report = Documents.canonicalJson("report.json", json);
    Node figures = report.member("figures").orElseThrow();
    assertEquals(FIGURES.size(), figures.items().size());
    String text = new String(json, StandardCharsets.UTF_8);
    assertTrue(text.contains("\"id\":\"privacy-curve\""), "the curve");
    double cost = ArterialReport.privacy().charges().get(0).epsilonAlone();
    String row = "[\"training\"," + CanonicalJson.text(cost) + "]";
    assertTrue(text.contains(row), "a number that is not rounded: " + row);
  }
}
