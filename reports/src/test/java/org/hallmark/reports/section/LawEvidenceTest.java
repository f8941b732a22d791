package org.hallmark.reports.section;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hallmark.physics.Filtered;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.LawResult.Evidence;
import org.hallmark.physics.LawResult.QuantileInterval;
import org.hallmark.physics.Statistic;
import org.hallmark.provenance.Finding;
import org.hallmark.reports.ArterialReport;
import org.hallmark.reports.ParsedPage;
import org.hallmark.reports.Renderer;
import org.hallmark.reports.facts.ReportInput;
import org.junit.jupiter.api.Test;

class LawEvidenceTest {
  @Test
  void html_ofASample_saysJudgementIntervalsStatisticsGapsAndFilter() {
    Evidence evidence =
        new Evidence(
            "kinetic-energy-v1",
            List.of(new QuantileInterval(0.9, 1.25, 3.5)),
            List.of(Statistic.estimate("temperature-of-mean", 316, 2, "K").of("run 1").withP(0.25)),
            Optional.of(Judgement.notEstimable("too few </p><b>rows")),
            List.of(new Finding("groups-not-checked", "run = 2", "values", "7 groups without")),
            Optional.of(new Filtered(3, 1000, 0.00773, "broken molecules")));
    String text = page(evidence).text();
    for (String said :
        List.of(
            "Not estimable: too few </p><b>rows",
            "rows were removed or repaired before",
            "broken molecules",
            "Not looked at: 7 groups without",
            "kinetic-energy-v1",
            "temperature-of-mean",
            "run 1",
            "312 to 320",
            "1.25")) {
      assertTrue(text.contains(said), said);
    }
  }

  private static ParsedPage page(Evidence evidence) {
    ReportInput input = ArterialReport.input();
    LawResult law = ArterialReport.laws().get(0);
    LawResult told =
        new LawResult(
            law.id(),
            law.title(),
            law.scale(),
            law.formula(),
            law.unit(),
            law.tolerance(),
            law.assumes(),
            law.weakness(),
            law.estimator(),
            law.checked(),
            law.violations(),
            law.level(),
            law.upper(),
            law.residuals(),
            law.worst(),
            law.reference(),
            Optional.of(evidence));
    return ParsedPage.of(
        Renderer.html(ArterialReport.with(input.observables(), List.of(told), input.claims())));
  }
}
