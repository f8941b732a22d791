package org.hallmark.cli.measure;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.table.OpenedTable;
import org.hallmark.metrics.MeasuredSamples;
import org.hallmark.privacy.source.WithheldLook;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Table;

/**
 * The comparisons record by record that a plan asks for of a confidential source: the catalogue's
 * route for them is withheld, so they are computed as of a public one, and only committed to.
 */
public final class WithheldSamples implements WithheldLook {
  private static final String DISTANCES = "distances";
  private static final String LABEL = "withheld-";

  private final MeasuringPlan plan;
  private final int run;
  private final Table synthetic;

  /**
   * Those of a run.
   *
   * @param run the run's number, by which commitments of different runs differ in label and salt
   * @param synthetic the data that it made
   */
  public WithheldSamples(ReleasePlan plan, int run, Table synthetic)
      throws MalformedDocumentException {
    this.plan = MeasuringPlan.ofConfidential(plan);
    this.run = run;
    this.synthetic = synthetic;
  }

  /** What a plan asks for that is withheld, by label: the purposes of a run. */
  public static SortedMap<String, String> purposes(ReleasePlan plan, int run)
      throws MalformedDocumentException {
    return plan.isPublic() ? new TreeMap<>() : purposes(MeasuringPlan.ofConfidential(plan), run);
  }

  private static SortedMap<String, String> purposes(MeasuringPlan plan, int run) {
    SortedMap<String, String> purposes = new TreeMap<>();
    plan.samples()
        .ifPresent(
            samples -> {
              if (samples.distances() == SamplePlan.Distances.ALL) {
                purposes.put(label(DISTANCES, run), "distances of single observables");
              }
              samples
                  .tests()
                  .forEach(
                      test ->
                          purposes.put(
                              label(Words.kebab(test), run),
                              "test record by record: " + Words.kebab(test)));
            });
    return purposes;
  }

  private static String label(String what, int run) {
    return LABEL + what + "-run-" + run;
  }

  @Override
  public SortedMap<String, String> purposes() {
    return purposes(plan, run);
  }

  @Override
  public SortedMap<String, byte[]> values(Table rows) throws IOException {
    // The rows passed the plan's condition when they were read.
    MeasuredTable real =
        MeasuredTable.unwatched(
            "real",
            "real",
            (place, schema) -> OpenedTable.of(rows),
            plan.schema(),
            Optional.empty());
    SortedMap<String, byte[]> values = new TreeMap<>();
    new MeasureRun(plan, real, ExactNumbers.made(plan, synthetic))
        .samples()
        .ifPresent(found -> put(found, values));
    return values;
  }

  private void put(MeasuredSamples found, SortedMap<String, byte[]> values) {
    values.put(label(DISTANCES, run), CanonicalJson.bytes(found.distances()));
    put(SamplePlan.Test.CLASSIFIER, found.classifier(), values);
    put(SamplePlan.Test.EXACT_MATCH, found.matches(), values);
    put(SamplePlan.Test.DATA_COPYING, found.copying(), values);
    put(SamplePlan.Test.NEIGHBOUR_DISTANCES, found.neighbours(), values);
  }

  private void put(
      SamplePlan.Test test, Optional<? extends Record> value, SortedMap<String, byte[]> values) {
    value.ifPresent(v -> values.put(label(Words.kebab(test), run), CanonicalJson.bytes(v)));
  }

  /** Nothing of the data. */
  @Override
  public String toString() {
    return "WithheldSamples";
  }
}
