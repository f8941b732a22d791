package org.hallmark.cli.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawCheck;
import org.hallmark.physics.LawResult;
import org.hallmark.provenance.Finding;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Gathered;
import org.hallmark.tables.scan.RowsGathering;

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
    List<Law> checkable = plan.laws().stream().filter(this::isCheckable).toList();
    RowsGathering rows = new RowsGathering(plan.schema().select(columns(checkable)));
    Gathered gathered = data.gather(List.of(rows));
    Table table = gathered.of(rows);
    List<LawResult> results = checkable.stream().map(law -> LawCheck.of(law, table)).toList();
    return new CheckReport(
        CheckReport.SCHEMA,
        plan.name(),
        plan.digest(),
        data.facts(gathered),
        results,
        findings());
  }

  private boolean isCheckable(Law law) {
    return data.lacking(read(law)).isEmpty();
  }

  /** A law names rows by the plan's keys, too. */
  private SortedSet<String> read(Law law) {
    SortedSet<String> columns = new TreeSet<>(law.columns());
    columns.addAll(law.groupedBy());
    columns.addAll(plan.keys());
    return columns;
  }

  private List<String> columns(List<Law> laws) {
    SortedSet<String> read = new TreeSet<>();
    laws.forEach(law -> read.addAll(read(law)));
    return plan.schema().names().stream().filter(read::contains).toList();
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
    return findings;
  }
}
