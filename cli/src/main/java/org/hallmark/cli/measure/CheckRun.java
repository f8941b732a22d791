package org.hallmark.cli.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawCheck;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.law.LawGathering;
import org.hallmark.provenance.Finding;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.Gathering;

/** Holds a public table against the laws of a plan. */
final class CheckRun {
  private final MeasuringPlan plan;
  private final MeasuredTable data;

  CheckRun(MeasuringPlan plan, MeasuredTable data) {
    this.plan = plan;
    this.data = data;
  }

  /** The report; the same for the same table in any order of rows and on any machine. */
  CheckReport report() throws IOException {
    Map<Law, LawGathering> looks = new LinkedHashMap<>();
    plan.laws().stream()
        .filter(this::isCheckable)
        .forEach(law -> looks.put(law, LawGathering.of(law)));
    Disagreements disagreements = new Disagreements(data, plan, Optional.empty(), List.of());
    List<Gathering<?>> all = new ArrayList<>(looks.values());
    all.addAll(disagreements.gatherings());
    Gathered gathered = data.gather(all);
    disagreements.tell(gathered);
    List<LawResult> results = new ArrayList<>();
    looks.forEach((law, look) -> results.add(LawCheck.of(law, gathered.of(look))));
    results.stream().filter(CheckRun::isEmpty).forEach(this::tellEmpty);
    return new CheckReport(
        CheckReport.SCHEMA,
        plan.name(),
        plan.digest(),
        data.facts(gathered),
        results,
        List.of(),
        List.of(),
        findings());
  }

  private static boolean isEmpty(LawResult law) {
    return law.checked() == 0
        && law.evidence().map(evidence -> evidence.judgement().isEmpty()).orElse(true);
  }

  private void tellEmpty(LawResult law) {
    data.add("nothing-checked", law.id(), "rows that the law applies to", "none");
  }

  private boolean isCheckable(Law law) {
    return data.lacking(LawGathering.of(law).columns()).isEmpty();
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(data.findings());
    plan.laws().stream()
        .filter(law -> !isCheckable(law))
        .map(
            law ->
                new Finding(
                    "not-checked", law.id(), "the columns it reads", "a table without them"))
        .forEach(findings::add);
    if (plan.laws().isEmpty()) {
      findings.add(new Finding("nothing-to-check", "laws", "one at least", "none"));
    }
    return findings;
  }
}
