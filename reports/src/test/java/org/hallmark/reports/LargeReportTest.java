package org.hallmark.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.physics.LawResult;
import org.hallmark.reports.facts.ReportInput;
import org.junit.jupiter.api.Test;

/** Is a report of much still rendered soon and small enough to be sent? */
class LargeReportTest {
  private static final int OBSERVABLES = 60;
  private static final int LAWS = 20;

  /** Of processor time, since others may be at work on this machine. */
  private static final double MOST_SECONDS = 5;

  private static final int MOST_OCTETS = 3_000_000;

  @Test
  void report_ofSixtyObservablesAndTwentyLaws_isRenderedSoonAndSmall() {
    ReportInput input = large();
    assertEquals(OBSERVABLES, input.observables().size());
    assertEquals(LAWS, input.laws().size());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    byte[] html = Renderer.html(input);
    byte[] json = Renderer.json(input);
    double screen = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    byte[] pdf = Renderer.pdf(input);
    double all = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    String said =
        "HTML and JSON %.2f s, with PDF %.2f s; HTML %d, JSON %d, PDF %d octets"
            .formatted(screen, all, html.length, json.length, pdf.length);
    assertTrue(html.length < MOST_OCTETS, said);
    assertTrue(json.length < MOST_OCTETS && pdf.length < MOST_OCTETS, said);
    assertTrue(all < MOST_SECONDS, said);
  }

  /** The example's observables and laws, again and again under other names. */
  private static ReportInput large() {
    ReportInput input = ArterialReport.input();
    List<MeasuredObservable> observables = new ArrayList<>();
    for (int i = 0; i < OBSERVABLES; i++) {
      MeasuredObservable one = input.observables().get(i % input.observables().size());
      observables.add(renamed(one, "-" + i));
    }
    List<LawResult> laws = new ArrayList<>();
    for (int i = 0; i < LAWS; i++) {
      laws.add(renamed(input.laws().get(i % input.laws().size()), "-" + i));
    }
    return new ReportInput(
        input.manifest(),
        input.plan(),
        input.source(),
        input.datasheet(),
        input.making(),
        input.training(),
        input.run(),
        input.privacy(),
        observables,
        input.comparison(),
        laws,
        input.claims(),
        input.registration());
  }

  private static MeasuredObservable renamed(MeasuredObservable o, String end) {
    return new MeasuredObservable(
        o.id() + end,
        o.title() + end,
        o.scale(),
        o.axes(),
        o.route(),
        o.real(),
        o.noise(),
        o.synthetic(),
        o.estimator(),
        o.level(),
        o.divergence(),
        o.lower(),
        o.upper(),
        o.notEstimable(),
        o.floor(),
        o.comparison());
  }

  private static LawResult renamed(LawResult law, String end) {
    return new LawResult(
        law.id() + end,
        law.title() + end,
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
        law.evidence());
  }
}
