package org.hallmark.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.divergence.Protocol;
import org.hallmark.metrics.divergence.Protocol.Estimator;
import org.hallmark.metrics.divergence.Protocol.Merging;
import org.hallmark.metrics.observable.HistogramCounter;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.provenance.Check.Status;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class ExactChecksTest {
  private static final Table REAL = SmallWorld.table(2);
  private static final Table SYNTHETIC = SmallWorld.table(1);
  private static final Observable SPEED = SmallWorld.OBSERVABLES.get(0);
  private static final Protocol MERGING =
      new Protocol(Estimator.JACKKNIFE, Merging.NEIGHBOURS, 20, 39);

  @Test
  void recount_honestMeasurementThroughJson_passes() throws Exception {
    for (Observable observable : SmallWorld.OBSERVABLES) {
      MeasuredObservable read = throughJson(measure(observable, MERGING));
      assertTrue(read.comparison().orElseThrow().permutationP().isPresent());
      assertEquals(Status.PASSED, ExactChecks.recount(read, seed(observable)).status());
    }
  }

  @Test
  void recount_anyNumberChanged_isRefuted() throws Exception {
    for (String field : List.of("divergence", "lower", "upper", "level")) {
      MeasuredObservable forged = with(measure(SPEED, Protocol.NAMED), field, 0.125);
      assertEquals(Status.REFUTED, ExactChecks.recount(forged, seed(SPEED)).status(), field);
    }
    List<Long> counts = new ArrayList<>(measure(SPEED, Protocol.NAMED).real());
    counts.set(0, counts.get(0) + 1);
    MeasuredObservable forged = with(measure(SPEED, Protocol.NAMED), "real", counts);
    assertTrue(
        ExactChecks.recount(forged, seed(SPEED)).findings().stream()
            .anyMatch(finding -> finding.subject().endsWith("/speed/divergence")));
  }

  @Test
  void recount_countsThatCannotBe_isRefutedWithoutAnException() throws Exception {
    MeasuredObservable honest = measure(SPEED, Protocol.NAMED);
    for (List<Long> counts : List.of(List.of(1L), List.of(-1L, 2L, 3L, 4L, 5L))) {
      assertEquals(
          Status.REFUTED,
          ExactChecks.recount(with(honest, "synthetic", counts), seed(SPEED)).status());
    }
    assertEquals(
        Status.REFUTED,
        ExactChecks.recount(with(honest, "route", "charged"), seed(SPEED)).status());
  }

  @Test
  void recount_unknownEstimator_isIncomplete() throws Exception {
    MeasuredObservable other = with(measure(SPEED, Protocol.NAMED), "estimator", "jsd-oracle-v1");
    assertEquals(Status.INCOMPLETE, ExactChecks.recount(other, seed(SPEED)).status());
  }

  @Test
  void recompute_protocolOtherThanPlanned_isRefuted() {
    MeasuredObservable published = measure(SPEED, MERGING);
    assertEquals(Status.PASSED, recompute(published, MERGING));
    assertEquals(Status.REFUTED, recompute(published, Protocol.NAMED));
  }

  @Test
  void recompute_otherSyntheticData_isRefuted() {
    MeasuredObservable published = measure(SPEED, MERGING);
    assertEquals(
        Status.REFUTED,
        ExactChecks.recompute(SPEED, REAL, published, MERGING, Inefficiency.NONE, seed(SPEED))
            .status());
  }

  private static Status recompute(MeasuredObservable published, Protocol protocol) {
    return ExactChecks.recompute(
            SPEED, SYNTHETIC, published, protocol, Inefficiency.NONE, seed(SPEED))
        .status();
  }

  private static MeasuredObservable measure(Observable observable, Protocol protocol) {
    HistogramCounter counter = new HistogramCounter(observable);
    return MeasuredObservables.exact(
        observable,
        counter.count(REAL),
        counter.count(SYNTHETIC),
        protocol,
        Inefficiency.NONE,
        seed(observable));
  }

  private static PublicSeed seed(Observable observable) {
    return SmallWorld.seed(MeasuredObservables.seedLabel(observable.id()));
  }

  private static MeasuredObservable throughJson(MeasuredObservable measured) throws Exception {
    return Records.read("m", CanonicalJson.bytes(measured), MeasuredObservable.class);
  }

  /** The record with one member changed, as a forger would change the published file. */
  private static MeasuredObservable with(MeasuredObservable record, String name, Object value)
      throws Exception {
    Map<String, Object> members =
        new LinkedHashMap<>(Documents.json("m", CanonicalJson.bytes(record)).members());
    members.put(name, value);
    return Records.read("m", CanonicalJson.bytes(members), MeasuredObservable.class);
  }
}
