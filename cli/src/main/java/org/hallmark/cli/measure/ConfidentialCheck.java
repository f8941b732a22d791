package org.hallmark.cli.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.metrics.Noise;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawStatement;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The laws of a plan against its confidential source, by a {@link ChargedLook}: violations as noisy
 * counts, and of everything else the reason why it is not computed.
 */
final class ConfidentialCheck {
  private static final List<String> REFUSED =
      List.of("checked", "upper", "residuals", "worst", "statistics", "judgement");

  private final ReleasePlan plan;
  private final ChargedLook look;

  ConfidentialCheck(ReleasePlan plan, ChargedLook look) {
    this.plan = plan;
    this.look = look;
  }

  /** The report; of the source it holds noisy numbers alone. */
  CheckReport report() throws IOException, MalformedDocumentException {
    List<Law> counted =
        plan.laws().stream().filter(law -> law.statement().epsilon().isPresent()).toList();
    List<NoisyCounts> counts =
        look.of(
            counted.stream()
                .map(
                    law ->
                        new ChargedLook.Counted(
                            law.counter().orElseThrow(),
                            "violations in the source: " + law.title(),
                            law.statement().epsilon().orElseThrow()))
                .toList());
    List<ChargedViolations> charged = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      charged.add(charged(counted.get(i).statement(), counts.get(i)));
    }
    return new CheckReport(
        CheckReport.SCHEMA,
        plan.frame().name(),
        plan.sealed().digest(),
        new TableFacts(
            ConfidentialMeasure.FILE_UNNAMED, Optional.empty(), new TreeMap<>(), List.of()),
        List.of(),
        charged,
        withheld(),
        List.of());
  }

  private static ChargedViolations charged(LawStatement law, NoisyCounts counts) {
    long found = counts.counts().get(0);
    long noise = new DiscreteLaplaceNoise(counts.scale()).beyond(1 - Intervals.LEVEL);
    return new ChargedViolations(
        law.id(),
        law.title(),
        law.formula(),
        law.unit(),
        law.tolerance(),
        found,
        Math.max(0, found - noise),
        Math.max(0, found + noise),
        new Noise(counts.mechanism(), counts.scale(), counts.sensitivity(), counts.event()));
  }

  /** By the routes of the catalogue, law by law. */
  private List<Withheld> withheld() {
    List<Withheld> withheld = new ArrayList<>();
    for (Law law : plan.laws()) {
      if (law.statement().epsilon().isEmpty()) {
        withheld.add(Withheld.of(law.id() + ": violations", "reference/statistics"));
      }
      REFUSED.forEach(
          number -> withheld.add(Withheld.of(law.id() + ": " + number, "reference/" + number)));
    }
    return withheld;
  }
}
