package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.accounting.pld.PldAccountant;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Are the bounds close, too, where no vector is: where losses hardly ever, and then by far, are
 * large? A gap is below 1 % of ε, or below 1e-4 where ε is tiny. These rows are the worst of seeded
 * sweeps over q from 1e-5 to 1, σ from 0.3 to 10, T from 1 to 10 000 and δ from 1e-4 to 1e-12.
 */
final class PldSweepTest {
  private static final Adjacency ADD_OR_REMOVE = Adjacency.ADD_OR_REMOVE;

  @ParameterizedTest
  @CsvSource({
    "1.063e-5, 0.7027, 100, 1e-6",
    "4.203e-5, 1.274, 10, 1e-11",
    "4.316e-4, 1.04, 10, 1e-12",
    "1e-4, 0.5, 10000, 1e-6",
    "0.3, 4, 1000, 1e-9",
    "0.02, 0.8, 100, 1e-4",
  })
  void bounds_anyParameters_areClose(double q, double sigma, long looks, double delta) {
    List<PrivacyEvent> events = List.of(new PoissonSampledGaussian(q, sigma, looks));
    double upper = Accounting.epsilonUpper(events, ADD_OR_REMOVE, delta);
    double lower = Accounting.epsilonLower(events, ADD_OR_REMOVE, delta);
    double renyi = RenyiAccountant.standard().epsilonUpper(events, ADD_OR_REMOVE, delta);
    assertTrue(lower <= upper && upper <= renyi, lower + " to " + upper + ", Rényi " + renyi);
    assertTrue(upper - lower < Math.max(1e-4, 0.01 * upper), lower + " to " + upper);
  }

  @ParameterizedTest
  @CsvSource({"4.316e-4, 1.04, 1e-12", "2e-5, 0.7, 1e-10"})
  void split_twoLooks_enclosesTheirPlainSum(double q, double sigma, double delta) {
    List<PrivacyEvent> events = List.of(new PoissonSampledGaussian(q, sigma, 2));
    double upper = PldAccountant.standard().epsilonUpper(events, ADD_OR_REMOVE, delta);
    double lower = PldAccountant.standard().epsilonLower(events, ADD_OR_REMOVE, delta);
    assertTrue(plainDelta(q, sigma, upper) <= delta * (1 + 1e-3));
    assertTrue(plainDelta(q, sigma, lower) >= delta * (1 - 1e-3));
    assertEquals(upper, lower, 0.01 * upper);
  }

  /** E(1 − e^(ε − L₁ − L₂))₊ by the midpoint rule, over all pairs of outputs. */
  private static double plainDelta(double q, double sigma, double epsilon) {
    int nodes = 3000;
    double from = -9 * sigma;
    double step = (1 + 10 * sigma - from) / nodes;
    double[] loss = new double[nodes];
    double[] mass = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      double x = from + (i + 0.5) * step;
      double ratio = 1 - q + q * StrictMath.exp((2 * x - 1) / (2 * sigma * sigma));
      double density = StrictMath.exp(-x * x / (2 * sigma * sigma)) / StrictMath.sqrt(2 * Math.PI);
      loss[i] = StrictMath.log(ratio);
      mass[i] = density / sigma * ratio * step;
    }
    double sum = 0;
    for (int i = 0; i < nodes; i++) {
      for (int j = nodes - 1; j >= 0 && loss[i] + loss[j] > epsilon; j--) {
        sum += mass[i] * mass[j] * -StrictMath.expm1(epsilon - loss[i] - loss[j]);
      }
    }
    return sum;
  }
}
