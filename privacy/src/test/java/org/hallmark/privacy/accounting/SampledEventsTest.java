package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.accounting.pld.ClosedForm;
import org.hallmark.privacy.accounting.pld.PldAccountant;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.SampledWithoutReplacement;
import org.hallmark.privacy.event.TruncatedPoissonGaussian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Are batches of a limited or a fixed size accounted for as the world does it, and never below what
 * datasets written out row by row show?
 */
final class SampledEventsTest {
  private static final double DELTA = 1e-6;

  private static double epsilon(Adjacency adjacency, PrivacyEvent... events) {
    return Accounting.epsilonUpper(List.of(events), adjacency, DELTA);
  }

  @Test
  void truncated_smallBatches_asPublished() {
    // dp_accounting 0.6.0, pld_privacy_accountant_test.py.
    assertEquals(
        17.904330,
        epsilon(
            Adjacency.ZERO_OUT,
            new TruncatedPoissonGaussian(.5, 1, 4, 2, 3),
            new TruncatedPoissonGaussian(.5, 1, 3, 2, 2)),
        1e-5);
  }

  @ParameterizedTest
  @CsvSource({"120, 2.526759", "150, .186328", "200, .185571", "100000, .185571"})
  void truncated_batchesOfADataset_asPublished(long batch, double expected) {
    // dp_accounting 0.6.0, from_truncated_subsampled_gaussian_mechanism on its grid of 1e-4.
    PrivacyEvent steps = new TruncatedPoissonGaussian(.001, 1, 100_000, batch, 1000);
    double upper = epsilon(Adjacency.ZERO_OUT, steps);
    assertEquals(expected, upper, 2e-4);
    assertTrue(upper > 0.18442, "the lower bound without a cut, and " + upper);
  }

  @Test
  void truncated_neverOrAlwaysCut_asPoissonOrFixedSize() {
    PrivacyEvent poisson = new PoissonSampledGaussian(.01, 1, 100);
    for (Adjacency adjacency : List.of(Adjacency.ZERO_OUT, Adjacency.REPLACE_ONE)) {
      assertEquals(
          epsilon(adjacency, poisson),
          epsilon(adjacency, new TruncatedPoissonGaussian(.01, 1, 500, 500, 100)));
      assertEquals(0, epsilon(adjacency, new TruncatedPoissonGaussian(0, 1, 500, 5, 100)));
      assertEquals(
          epsilon(adjacency, new Gaussian(2, 9)),
          epsilon(adjacency, new SampledWithoutReplacement(2, 7, 7, 9)),
          1e-6);
    }
    // All join and half are kept: cut as often as drawn, though bounded less tightly.
    double cut = epsilon(Adjacency.REPLACE_ONE, new TruncatedPoissonGaussian(1, 2, 8, 4, 1));
    double drawn = epsilon(Adjacency.REPLACE_ONE, new SampledWithoutReplacement(2, 8, 4, 1));
    assertTrue(drawn <= cut * (1 + 1e-9) && cut < 1.2 * drawn, drawn + " and " + cut);
  }

  @Test
  void sampledWithoutReplacement_oneLook_asTheTheorem() {
    // Balle, Barthe and Gaboardi 2018: delta' = share * delta(log(1 + (e^eps - 1)/share)).
    List<PrivacyEvent> whole = List.of(new Gaussian(1.5, 1));
    List<PrivacyEvent> sample = List.of(new SampledWithoutReplacement(1.5, 1000, 20, 1));
    for (double epsilon : new double[] {0, 1e-3, 0.1, 1, 4}) {
      double inner = StrictMath.log1p(StrictMath.expm1(epsilon) / 0.02);
      double expected =
          0.02 * ClosedForm.standard().deltaUpper(whole, Adjacency.REPLACE_ONE, inner);
      for (double found :
          new double[] {
            ClosedForm.standard().deltaUpper(sample, Adjacency.REPLACE_ONE, epsilon),
            ClosedForm.standard().deltaLower(sample, Adjacency.REPLACE_ONE, epsilon)
          }) {
        assertEquals(expected, found, 1e-9 * expected);
      }
    }
  }

  @Test
  void bounds_rowNumberPrivate_areRefused() {
    for (PrivacyEvent event :
        List.of(
            new TruncatedPoissonGaussian(.5, 1, 4, 2, 3),
            new SampledWithoutReplacement(1, 4, 2, 3))) {
      UnsupportedEventException refusal =
          assertThrows(
              UnsupportedEventException.class, () -> epsilon(Adjacency.ADD_OR_REMOVE, event));
      assertEquals(event.mechanism(), refusal.mechanism());
    }
  }

  /**
   * Two steps over three units, of which the first has the value 1, or else −1 or 0, with noise of
   * σ = 1 and a batch of one: δ by the midpoint rule over all pairs of outputs.
   */
  @Test
  void bounds_datasetsWrittenOut_areNotBelow() {
    double epsilon = 1;
    for (Adjacency adjacency : List.of(Adjacency.ZERO_OUT, Adjacency.REPLACE_ONE)) {
      double other = adjacency == Adjacency.ZERO_OUT ? 0 : -1;
      List<PrivacyEvent> fixed = List.of(new SampledWithoutReplacement(1, 3, 1, 2));
      List<PrivacyEvent> cut = List.of(new TruncatedPoissonGaussian(.3, 1, 3, 1, 2));
      double fixedBound = PldAccountant.standard().deltaUpper(fixed, adjacency, epsilon);
      double cutBound = PldAccountant.standard().deltaUpper(cut, adjacency, epsilon);
      double fixedLower = PldAccountant.standard().deltaLower(fixed, adjacency, epsilon);
      double cutLower = PldAccountant.standard().deltaLower(cut, adjacency, epsilon);
      double fixedWorst = 0;
      double cutWorst = 0;
      for (double second : new double[] {-1, 0, 1}) {
        for (double third : new double[] {-1, 0, 1}) {
          double none = .7 * .7 * .7;
          double each = (1 - none) / 3;
          double fixedDelta = worse(mean(1, second, third), mean(other, second, third), epsilon);
          double cutDelta =
              worse(
                  x -> none * normal(x) + 3 * each * mean(1, second, third).applyAsDouble(x),
                  x -> none * normal(x) + 3 * each * mean(other, second, third).applyAsDouble(x),
                  epsilon);
          fixedWorst = Math.max(fixedWorst, fixedDelta);
          cutWorst = Math.max(cutWorst, cutDelta);
        }
      }
      assertTrue(fixedLower * (1 - 1e-3) <= fixedWorst && fixedWorst <= fixedBound * (1 + 1e-3));
      assertTrue(cutLower * (1 - 1e-3) <= cutWorst && cutWorst <= cutBound * (1 + 1e-3));
    }
  }

  private static DoubleUnaryOperator mean(double one, double two, double three) {
    return x -> (normal(x - one) + normal(x - two) + normal(x - three)) / 3;
  }

  private static double normal(double x) {
    return StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI);
  }

  private static double worse(DoubleUnaryOperator p, DoubleUnaryOperator q, double epsilon) {
    return Math.max(twice(p, q, epsilon), twice(q, p, epsilon));
  }

  private static double twice(DoubleUnaryOperator p, DoubleUnaryOperator q, double epsilon) {
    int nodes = 400;
    double step = 18.0 / nodes;
    double[] ps = new double[nodes];
    double[] qs = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      double x = -9 + (i + 0.5) * step;
      ps[i] = p.applyAsDouble(x) * step;
      qs[i] = q.applyAsDouble(x) * step;
    }
    double sum = 0;
    double factor = StrictMath.exp(epsilon);
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        sum += Math.max(0, ps[i] * ps[j] - factor * qs[i] * qs[j]);
      }
    }
    return sum;
  }
}
