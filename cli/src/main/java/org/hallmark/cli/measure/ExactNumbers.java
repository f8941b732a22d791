package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.table.OpenedTable;
import org.hallmark.cli.table.TableOpener;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.PublicComparison;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawCheck;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.law.LawGathering;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Gathered;

/**
 * All exact numbers about a public source beside synthetic data: what a release publishes, and what
 * whoever has the source computes again. They are, digit for digit, those of {@code measure} and
 * {@code check}.
 *
 * @param observables in the order of the plan
 * @param comparison what else is measured of both
 * @param laws in the order of the plan, each with what it finds in the source
 */
public record ExactNumbers(
    List<MeasuredObservable> observables, PublicComparison comparison, List<LawResult> laws) {
  private static final String SYNTHETIC = "synthetic";

  public ExactNumbers {
    observables = List.copyOf(observables);
    laws = List.copyOf(laws);
  }

  /**
   * The numbers.
   *
   * @param source a file with the bytes of the source
   * @param digest of these bytes
   * @param synthetic the synthetic data
   */
  public static ExactNumbers of(ReleasePlan release, Path source, Digest digest, Table synthetic)
      throws IOException, MalformedDocumentException {
    MeasuringPlan plan = MeasuringPlan.ofSealed(release);
    MeasureReport report =
        new MeasureRun(plan, real(release, plan, source), made(plan, synthetic)).report();
    return new ExactNumbers(
        report.observables(),
        new PublicComparison(
            digest, report.pairs(), report.properties(), report.samples(), report.findings()),
        laws(plan, real(release, plan, source), made(plan, synthetic)));
  }

  /** Refuses a plan whose sections about measuring cannot be read, with all mistakes at once. */
  public static void requireMeasurable(Path plan) throws IOException {
    MeasuringPlan.read(plan);
  }

  /**
   * Which rows of the source training leaves out, so that the tests have fresh ones.
   *
   * @return 1 for each of them
   */
  public static Optional<Expression> heldOut(ReleasePlan release)
      throws MalformedDocumentException {
    return MeasuringPlan.ofSealed(release).samples().flatMap(SamplePlan::heldOut);
  }

  private static MeasuredTable real(ReleasePlan release, MeasuringPlan plan, Path source)
      throws IOException {
    return MeasuredTable.unwatched(
        "real",
        source.toString(),
        TableOpener.of(release.source().format()),
        plan.schema(),
        plan.where());
  }

  /** The synthetic data in memory, as their file would be measured. */
  static MeasuredTable made(MeasuringPlan plan, Table synthetic) throws IOException {
    return MeasuredTable.unwatched(
        SYNTHETIC,
        SYNTHETIC,
        (place, schema) -> OpenedTable.of(synthetic),
        plan.schema(),
        plan.syntheticWhere());
  }

  private static List<LawResult> laws(MeasuringPlan plan, MeasuredTable real, MeasuredTable made)
      throws IOException {
    Map<Law, LawGathering> looks = new LinkedHashMap<>();
    plan.laws().forEach(law -> looks.put(law, LawGathering.of(law)));
    Gathered source = real.gather(List.copyOf(looks.values()));
    Gathered synthetic = made.gather(List.copyOf(looks.values()));
    List<LawResult> results = new ArrayList<>();
    looks.forEach(
        (law, look) -> results.add(LawCheck.beside(law, synthetic.of(look), source.of(look))));
    return results;
  }
}
