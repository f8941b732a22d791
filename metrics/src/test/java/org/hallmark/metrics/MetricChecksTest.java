package org.hallmark.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.statistics.DiscreteLaplaceNoise;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Check.Status;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class MetricChecksTest {
  private static final Table SYNTHETIC = SmallWorld.table(1);
  private static final List<MeasuredObservable> PUBLISHED =
      SmallWorld.OBSERVABLES.stream().map(MetricChecksTest::measure).toList();

  @Test
  void recompute_honestRelease_passesAfterARoundTripThroughJson() throws Exception {
    List<MeasuredObservable> read = new ArrayList<>();
    for (MeasuredObservable measured : PUBLISHED) {
      read.add(Records.read("m", CanonicalJson.bytes(measured), MeasuredObservable.class));
    }
    List<Check> checks = recompute(read);
    assertEquals(2, checks.size());
    assertTrue(checks.stream().allMatch(c -> c.status() == Status.PASSED), checks.toString());
    assertTrue(read.get(0).divergence().isPresent(), read.get(0).toString());
  }

  @Test
  void recompute_anyNumberChanged_namesIt() throws Exception {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("title", "Other");
    changes.put("level", 0.9);
    changes.put("divergence", 0.25);
    changes.put("lower", 0.125);
    changes.put("upper", 0.75);
    changes.put("scale", "coarse");
    changes.put("notEstimable", "because");
    for (Map.Entry<String, Object> change : changes.entrySet()) {
      List<Finding> findings = findings(with(PUBLISHED.get(0), change.getKey(), change.getValue()));
      assertEquals(1, findings.size(), findings.toString());
      assertEquals(
          "results/measurements.json#/speed/" + change.getKey(), findings.get(0).subject());
    }
  }

  @Test
  void recompute_syntheticCountChanged_namesTheCellWithBothCounts() throws Exception {
    List<Long> counts = new ArrayList<>(PUBLISHED.get(0).synthetic());
    counts.set(2, counts.get(2) + 1);
    Finding finding = findings(with(PUBLISHED.get(0), "synthetic", counts)).get(0);
    assertEquals("results/measurements.json#/speed/synthetic/2", finding.subject());
    assertEquals(counts.get(2) - 1, Long.parseLong(finding.expected()));
    assertEquals(counts.get(2), Long.parseLong(finding.found()));
  }

  @Test
  void recompute_realCountChanged_isSeenInTheEstimate() throws Exception {
    List<Long> counts = new ArrayList<>(PUBLISHED.get(0).real());
    counts.set(0, counts.get(0) + 1);
    List<String> subjects =
        findings(with(PUBLISHED.get(0), "real", counts)).stream().map(Finding::subject).toList();
    assertTrue(subjects.contains("results/measurements.json#/speed/divergence"));
  }

  @Test
  void recompute_noiseSmallerThanThePlanPaysFor_namesTheScale() throws Exception {
    List<Finding> findings =
        findings(with(PUBLISHED.get(0), "noise", new Noise("discrete-laplace", 0.5, 1, "speed")));
    assertEquals("results/measurements.json#/speed/noise/scale", findings.get(0).subject());
    assertEquals("1", findings.get(0).expected());
  }

  @Test
  void recompute_cellsMissingOrRouteChanged_isRefutedWithoutAnException() throws Exception {
    assertEquals(
        "results/measurements.json#/speed/real",
        findings(with(PUBLISHED.get(0), "real", List.of(1, 2))).get(0).subject());
    assertEquals(
        "results/measurements.json#/speed/real",
        findings(with(PUBLISHED.get(0), "real", List.of(1L << 53, 0, 0, 0, 0))).get(0).subject());
    assertEquals(
        "results/measurements.json#/speed/route",
        findings(with(PUBLISHED.get(0), "route", "exact")).get(0).subject());
  }

  @Test
  void recompute_noiseOfAnotherLook_isRefuted() throws Exception {
    Noise noise = PUBLISHED.get(0).noise().orElseThrow();
    Noise other = new Noise(noise.mechanism(), noise.scale(), noise.sensitivity(), "training");
    assertEquals(
        "results/measurements.json#/speed/noise/event",
        findings(with(PUBLISHED.get(0), "noise", other)).get(0).subject());
  }

  @Test
  void recompute_unknownEstimator_isIncompleteAndStillChecksTheCounts() throws Exception {
    MeasuredObservable other = with(PUBLISHED.get(0), "estimator", "jsd-noisy-histogram-v9");
    assertEquals(Status.INCOMPLETE, check(other).status());
    MeasuredObservable forged = with(other, "synthetic", List.of(1, 2, 3, 4, 5));
    assertEquals(Status.REFUTED, check(forged).status());
  }

  @Test
  void complete_observableLeftOutOrTwice_isRefuted() {
    MeasuredObservable first = PUBLISHED.get(0);
    assertEquals(Status.PASSED, complete(PUBLISHED));
    assertEquals(Status.REFUTED, complete(List.of(first)));
    assertEquals(Status.REFUTED, complete(List.of(first, first, PUBLISHED.get(1))));
  }

  private static MeasuredObservable measure(Observable observable) {
    HistogramCounter counter = new HistogramCounter(observable);
    double scale =
        MeasuredObservables.noiseScale(observable.epsilon().orElseThrow(), counter.sensitivity());
    PublicDraws draws = SmallWorld.seed("noise").draws(0);
    DiscreteLaplaceNoise noise = new DiscreteLaplaceNoise(scale);
    List<Long> noisy = new ArrayList<>();
    for (long count : counter.count(SmallWorld.table(2))) {
      noisy.add(count + noise.draw(draws));
    }
    return MeasuredObservables.charged(
        observable,
        new NoisyCounts(noisy, scale, counter.sensitivity(), "discrete-laplace", observable.id()),
        counter.count(SYNTHETIC),
        SmallWorld.seed(MeasuredObservables.seedLabel(observable.id())));
  }

  private static List<Check> recompute(List<MeasuredObservable> published) {
    return MetricChecks.recompute(
        SmallWorld.OBSERVABLES,
        SYNTHETIC,
        published,
        NoiseBackend.HALLMARK_DISCRETE,
        SmallWorld::seed);
  }

  private static Status complete(List<MeasuredObservable> published) {
    return MetricChecks.complete(SmallWorld.OBSERVABLES, published).status();
  }

  private static Check check(MeasuredObservable speed) {
    return recompute(List.of(speed, PUBLISHED.get(1))).get(0);
  }

  private static List<Finding> findings(MeasuredObservable speed) {
    Check check = check(speed);
    assertEquals(Status.REFUTED, check.status());
    return check.findings();
  }

  /** The record with one member changed, as a forger would change the published file. */
  private static MeasuredObservable with(MeasuredObservable record, String name, Object value)
      throws Exception {
    Node node = Documents.json("m", CanonicalJson.bytes(record));
    Map<String, Object> members = new LinkedHashMap<>(node.members());
    members.put(name, value);
    return Records.read("m", CanonicalJson.bytes(members), MeasuredObservable.class);
  }
}
