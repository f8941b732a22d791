package org.hallmark.reports.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.reports.ArterialReport;
import org.hallmark.reports.ParsedPage;
import org.hallmark.reports.Renderer;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.figure.Histogram;
import org.hallmark.reports.words.Divergences;
import org.junit.jupiter.api.Test;

class FidelitySectionTest {
  private static final MeasuredObservable SPEED = ArterialReport.observables().get(0);

  @Test
  void html_exactSource_hasNoBand() {
    ParsedPage page = page(List.of(with(Route.EXACT, SPEED.real())));
    assertTrue(page.text().contains("Source counts are exact."));
    assertTrue(page.all("rect").stream().noneMatch(r -> r.getAttribute("class").equals("band")));
  }

  @Test
  void html_withheldSource_isNotDrawn() {
    String text = page(List.of(with(Route.WITHHELD, List.of()))).text();
    assertTrue(text.contains("its counts are withheld; nothing is drawn"));
  }

  @Test
  void html_tooFewCounts_isNotDrawn() {
    String text = page(List.of(with(Route.EXACT, List.of(1L)))).text();
    assertTrue(text.contains("do not fit the published cells"));
  }

  @Test
  void histogram_noisyTotalNotPositive_staysInCounts() {
    List<Long> counts = SPEED.real().stream().map(count -> -Math.abs(count)).toList();
    Histogram histogram = Histogram.of(with(Route.CHARGED, counts));
    assertEquals("n", histogram.unit());
    assertEquals(-1204, histogram.source().get(0));
    assertEquals(SPEED.real().size(), histogram.negative());
  }

  @Test
  void histogram_positiveTotals_isPercentagesOfEach() {
    Histogram histogram = Histogram.of(SPEED);
    assertEquals(100, histogram.source().stream().mapToDouble(v -> v).sum(), 1e-9);
    assertEquals(100, histogram.synthetic().stream().mapToDouble(v -> v).sum(), 1e-9);
  }

  @Test
  void glance_example_countsByScale() {
    Divergences.Glance fine = Divergences.glance(ArterialReport.observables(), Scale.FINE);
    assertEquals(7, fine.observables());
    assertEquals(7, fine.estimated());
    assertEquals(2, fine.atFloor());
    assertEquals("density", fine.largest().orElseThrow().id());
  }

  @Test
  void columns_coarseOfFine_speaksOfTheSameNames() {
    List<MeasuredObservable> all = ArterialReport.observables();
    List<String> pairs = new ArrayList<>();
    for (MeasuredObservable fine : all) {
      for (MeasuredObservable coarse : all) {
        if (Columns.isCoarseOf(coarse, fine)) {
          pairs.add(fine.id() + " " + coarse.id());
        }
      }
    }
    assertEquals(
        List.of("speed speed-quarter", "entered flow-quarter", "stored stored-quarter"), pairs);
  }

  private static MeasuredObservable with(Route route, List<Long> real) {
    return new MeasuredObservable(
        SPEED.id(),
        SPEED.title(),
        SPEED.scale(),
        SPEED.axes(),
        route,
        real,
        route == Route.CHARGED ? SPEED.noise() : Optional.empty(),
        SPEED.synthetic(),
        SPEED.estimator(),
        SPEED.level(),
        SPEED.divergence(),
        SPEED.lower(),
        SPEED.upper(),
        SPEED.notEstimable(),
        SPEED.floor(),
        SPEED.comparison());
  }

  private static ParsedPage page(List<MeasuredObservable> observables) {
    ReportInput input = ArterialReport.input();
    return ParsedPage.of(
        Renderer.html(ArterialReport.with(observables, input.laws(), input.claims())));
  }
}
