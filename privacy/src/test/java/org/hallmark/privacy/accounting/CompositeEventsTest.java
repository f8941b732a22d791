package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.RepeatAndSelect;
import org.hallmark.privacy.event.SelfComposed;
import org.hallmark.privacy.event.TreeAggregation;
import org.hallmark.provenance.json.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Are trees, selections and repetitions accounted for as published, and read as written? */
final class CompositeEventsTest {
  private static final Adjacency ADD_OR_REMOVE = Adjacency.ADD_OR_REMOVE;
  private static final double DELTA = 1e-6;
  private static final PrivacyEvent RUN = new PoissonSampledGaussian(.01, 2, 1000);

  private static double renyi(PrivacyEvent event, Adjacency adjacency) {
    return RenyiAccountant.standard().epsilonUpper(List.of(event), adjacency, DELTA);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 1, 1.576984",
    "10, 0, 1.318995",
    "100, 1, 1.970610",
    "10, Infinity, 1.690134",
  })
  void repeatAndSelect_training_asPublished(double mean, double shape, double expected) {
    // dp_accounting 0.6.0, RdpAccountant; the run alone is .782796.
    assertEquals(.782796, renyi(RUN, ADD_OR_REMOVE), 1e-6);
    PrivacyEvent best = new RepeatAndSelect(List.of(RUN), mean, shape, 1);
    assertEquals(expected, renyi(best, ADD_OR_REMOVE), 1e-6);
    assertEquals(expected, Accounting.epsilonUpper(List.of(best), ADD_OR_REMOVE, DELTA), 1e-6);
  }

  @Test
  void repeatAndSelect_pureRuns_areTwoPlusShapeTimesOne() {
    // Papernot and Steinke 2022, corollary 3.
    for (double shape : new double[] {0, 0.5, 1, 3}) {
      PrivacyEvent best = new RepeatAndSelect(List.of(new Laplace(10, 2)), 7, shape, 3);
      assertEquals(
          3 * 0.2 * (2 + shape), Accounting.epsilonUpper(List.of(best), ADD_OR_REMOVE, 0), 1e-12);
    }
  }

  @Test
  void repeatAndSelect_oneRunForSure_isTheRun() {
    assertEquals(
        renyi(RUN, ADD_OR_REMOVE),
        renyi(new RepeatAndSelect(List.of(RUN), 1, 0.5, 1), ADD_OR_REMOVE),
        1e-9);
  }

  @Test
  void repeatAndSelect_runsThatRenyiDoesNotKnow_areRefused() {
    PrivacyEvent best = new RepeatAndSelect(List.of(new EpsilonDelta(1, 1e-9, 1)), 3, 1, 1);
    assertThrows(
        UnsupportedEventException.class,
        () -> Accounting.epsilonUpper(List.of(best), ADD_OR_REMOVE, DELTA));
  }

  @ParameterizedTest
  @CsvSource({"1.13, 19.74", "8.83, 2.04"})
  void treeAggregation_oneEpoch_asPublished(double noise, double published) {
    // dp_accounting 0.6.0, test_compute_eps_tree: 1600 steps, an upper bound by divergences.
    PrivacyEvent tree = new TreeAggregation(noise, 1600, 1);
    double renyi = renyi(tree, Adjacency.ZERO_OUT);
    double upper = Accounting.epsilonUpper(List.of(tree), Adjacency.ZERO_OUT, DELTA);
    assertTrue(upper < renyi && renyi < published, upper + " " + renyi);
    // 1600 leaves have a tree of 11 levels.
    assertEquals(
        Accounting.epsilonUpper(List.of(new Gaussian(noise, 11)), Adjacency.ZERO_OUT, DELTA),
        upper,
        1e-9);
    assertThrows(
        UnsupportedEventException.class,
        () -> Accounting.epsilonUpper(List.of(tree), ADD_OR_REMOVE, DELTA));
  }

  @Test
  void treeAggregation_anyNumberOfSteps_isAsHighAsItsNumbering() {
    long[][] heights = {{1, 1}, {2, 2}, {3, 2}, {4, 3}, {7, 3}, {8, 4}, {1L << 40, 41}};
    for (long[] row : heights) {
      assertEquals(row[1], new TreeAggregation(1, row[0], 1).height());
    }
  }

  @Test
  void selfComposed_anyNesting_isItsCount() {
    PrivacyEvent both = new Composed(List.of(RUN, new Laplace(20, 3)));
    PrivacyEvent repeated = new SelfComposed(new SelfComposed(both, 2), 3);
    assertEquals(
        Accounting.bounds(
            List.of(new PoissonSampledGaussian(.01, 2, 6000), new Laplace(20, 18)),
            ADD_OR_REMOVE,
            DELTA),
        Accounting.bounds(List.of(repeated), ADD_OR_REMOVE, DELTA));
  }

  @Test
  void lowerBound_pairThatNothingAttains_liesBelowTheUpperOne() {
    for (PrivacyEvent event :
        List.of(
            new Exponential(0.5, 1000),
            new Exponential(1, 1),
            new DiscreteLaplace(1, 1),
            new DiscreteLaplace(5, 50))) {
      for (Adjacency adjacency : Adjacency.values()) {
        double lower = Accounting.epsilonLower(List.of(event), adjacency, DELTA);
        double upper = Accounting.epsilonUpper(List.of(event), adjacency, DELTA);
        assertTrue(lower <= upper && lower > 0.4 * upper, event + ": " + lower + " " + upper);
      }
    }
  }

  @Test
  void read_nestedLooks_areTheEvents() throws Exception {
    String text =
        """
        {"adjacency": "zero-out", "events": [
          {"mechanism": "repeat-and-select", "mean": 10, "shape": 1, "events": [
            {"mechanism": "gaussian", "noiseMultiplier": 2, "count": 3}]},
          {"mechanism": "repeat-and-select", "poissonMean": 10, "count": 2, "events": [
            {"mechanism": "laplace", "scale": 2}]},
          {"mechanism": "self-composed", "count": 4, "events": [
            {"mechanism": "tree-aggregation", "noiseMultiplier": 2, "steps": 100}]},
          {"mechanism": "composed", "count": 2, "events": [
            {"mechanism": "laplace", "scale": 2}, {"mechanism": "non-private"}]}]}
        """;
    List<PrivacyEvent> laplace = List.of(new Laplace(2, 1));
    assertEquals(
        List.of(
            new RepeatAndSelect(List.of(new Gaussian(2, 3)), 10, 1, 1),
            new RepeatAndSelect(laplace, 10, Double.POSITIVE_INFINITY, 2),
            new SelfComposed(new TreeAggregation(2, 100, 1), 4),
            new SelfComposed(new Composed(List.of(laplace.get(0), new NonPrivate())), 2)),
        AccountingDocument.read(Documents.json("looks", text.getBytes(StandardCharsets.UTF_8)))
            .get(0)
            .events());
  }
}
