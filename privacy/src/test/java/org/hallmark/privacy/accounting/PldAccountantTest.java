package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.privacy.accounting.pld.ClosedForm;
import org.hallmark.privacy.accounting.pld.PldAccountant;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.MixtureOfGaussians;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PoissonSampledLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.junit.jupiter.api.Test;

/**
 * Are both bounds right where the truth is known, at δ far below rounding too?
 *
 * <p>Published values are those of dp_accounting 0.6.0 (grid 1e-4) unless said.
 */
final class PldAccountantTest {
  private static final Adjacency ADD_OR_REMOVE = Adjacency.ADD_OR_REMOVE;
  private static final double TOLERANCE = 1e-3;

  private final PldAccountant pld = PldAccountant.standard();

  private void agrees(double expected, double delta, PrivacyEvent... events) {
    agrees(expected, delta, ADD_OR_REMOVE, events);
  }

  private void agrees(double expected, double delta, Adjacency adjacency, PrivacyEvent... events) {
    double upper = pld.epsilonUpper(List.of(events), adjacency, delta);
    double lower = pld.epsilonLower(List.of(events), adjacency, delta);
    assertEquals(expected, upper, TOLERANCE);
    assertTrue(lower <= upper && lower > 0.99 * upper, lower + " to " + upper);
  }

  @Test
  void gaussian_deltaFromLargeToTiny_enclosesTheClosedForm() {
    for (double sigma : new double[] {0.5, 1, 30}) {
      for (double delta : new double[] {1e-1, 1e-5, 1e-9, 1e-12, 1e-18, 1e-30, 1e-100}) {
        List<PrivacyEvent> events = List.of(new Gaussian(sigma, 1));
        double exact = ClosedForm.standard().epsilonUpper(events, ADD_OR_REMOVE, delta);
        double upper = pld.epsilonUpper(events, ADD_OR_REMOVE, delta);
        double lower = pld.epsilonLower(events, ADD_OR_REMOVE, delta);
        assertTrue(exact <= upper && upper <= exact * (1 + 1e-5), exact + " " + upper);
        assertTrue(lower <= exact && lower >= exact * 0.995, lower + " " + exact);
      }
    }
  }

  @Test
  void discreteLaplace_manyLooks_enclosesTheBinomialSum() {
    // One integer: loss ±a with odds e^a. δ(ε) = Σ C(T,k) p^k (1−p)^(T−k) (1 − e^(ε−(2k−T)a))₊.
    for (double a : new double[] {0.01, 0.3, 2}) {
      for (int looks : new int[] {1, 10, 1000}) {
        for (double delta : new double[] {1e-3, 1e-9, 1e-18, 1e-40}) {
          List<PrivacyEvent> events = List.of(new DiscreteLaplace(1 / a, looks));
          double upper = pld.epsilonUpper(events, ADD_OR_REMOVE, delta);
          double lower = pld.epsilonLower(events, ADD_OR_REMOVE, delta);
          assertTrue(binomialDelta(a, looks, upper) <= delta * (1 + 1e-9));
          assertTrue(lower == 0 || binomialDelta(a, looks, lower) >= delta * (1 - 1e-9));
          assertTrue(upper - lower <= 2e-3 * upper, a + " " + looks + " " + lower + " " + upper);
        }
      }
    }
  }

  private static double binomialDelta(double a, int looks, double epsilon) {
    double logUp = -StrictMath.log1p(StrictMath.exp(-a));
    double logDown = logUp - a;
    double logChoose = 0;
    double sum = 0;
    for (int k = looks; k >= 0; k--) {
      double loss = (2 * k - looks) * a;
      if (loss > epsilon) {
        double log = logChoose + k * logUp + (looks - k) * logDown;
        sum += StrictMath.exp(log) * -StrictMath.expm1(epsilon - loss);
      }
      logChoose += StrictMath.log(k) - StrictMath.log(looks - k + 1);
    }
    return sum;
  }

  @Test
  void extremeDelta_isFiniteAndBelowChernoffOfTheTruncatedLaw() {
    // microsoft/prv_accountant#17. Rényi gives 0.1457578, since moments of high order blow up in a
    // tail that hardly ever happens. Chernoff's bound without that tail, by plain quadrature and no
    // transform, confirms that the truth is far below.
    PoissonSampledGaussian event = new PoissonSampledGaussian(0.00033, 4, 10_000);
    double delta = 1.1e-18;
    double upper = pld.epsilonUpper(List.of(event), ADD_OR_REMOVE, delta);
    double lower = pld.epsilonLower(List.of(event), ADD_OR_REMOVE, delta);
    double chernoff = truncatedChernoff(event, 900, delta);
    assertEquals(0.0672170, upper, 1e-4);
    assertTrue(lower > 0.99 * upper && lower <= upper && upper <= chernoff, upper + " " + chernoff);
    assertTrue(chernoff < 0.08, () -> "Chernoff " + chernoff);
  }

  /** ε at which δ ≤ T·P(x &gt; c) + exp(T·log E[e^(λL); x ≤ c] − λε), the first 1 % of δ. */
  private static double truncatedChernoff(
      PoissonSampledGaussian event, double lambda, double delta) {
    double sigma = event.noiseMultiplier();
    double q = event.samplingRate();
    // P(N > 10.3) is below 4e-25, so that T times it is below 1 % of δ.
    double end = 1 + 10.3 * sigma;
    double step = sigma / 2000;
    double moment = 0;
    for (double x = -12 * sigma + step / 2; x < end; x += step) {
      double ratio = 1 - q + q * StrictMath.exp((2 * x - 1) / (2 * sigma * sigma));
      double density = StrictMath.exp(-x * x / (2 * sigma * sigma)) * ratio;
      moment += density * StrictMath.exp(lambda * StrictMath.log(ratio));
    }
    moment *= step / (sigma * StrictMath.sqrt(2 * StrictMath.PI));
    return (event.count() * StrictMath.log(moment) - StrictMath.log(0.99 * delta)) / lambda;
  }

  @Test
  void everyDelta_trainingRun_liesBelowRenyi() {
    List<PrivacyEvent> events = List.of(new PoissonSampledGaussian(0.01, 1, 10_000));
    double last = 0;
    for (double delta : new double[] {1e-3, 1e-6, 1e-12, 1e-18, 1e-30, 1e-60, 1e-150}) {
      double upper = pld.epsilonUpper(events, ADD_OR_REMOVE, delta);
      double renyi = RenyiAccountant.standard().epsilonUpper(events, ADD_OR_REMOVE, delta);
      assertTrue(last < upper && upper < renyi && renyi < 1.2 * upper, upper + " " + renyi);
      last = upper;
    }
  }

  @Test
  void laplace_composition_asPublished() {
    agrees(18.09382, 1e-4, new Laplace(1, 20));
    agrees(.995793, 1e-4, new Laplace(13.6, 20));
    agrees(.999371, 1e-4, new Laplace(71, 500));
    agrees(4.692667, 1e-6, new Laplace(10, 100));
    agrees(4, 1e-14, new Laplace(1, 3), new Laplace(2, 2));
  }

  @Test
  void adjacencyAndSampling_asPublished() {
    PrivacyEvent steps = new PoissonSampledGaussian(.01, 1, 1000);
    agrees(1.828244, 1e-5, Adjacency.ADD_OR_REMOVE, steps);
    agrees(2.843446, 1e-5, Adjacency.REPLACE_ONE, steps);
    agrees(1.828244, 1e-5, Adjacency.ZERO_OUT, steps);
    PrivacyEvent rare = new PoissonSampledGaussian(.001, .8, 1000);
    agrees(.467695, 1e-6, Adjacency.ADD_OR_REMOVE, rare);
    agrees(.505822, 1e-6, Adjacency.REPLACE_ONE, rare);
    agrees(.725522, 1e-5, Adjacency.ADD_OR_REMOVE, new Gaussian(5, 1));
    agrees(1.554982, 1e-5, Adjacency.REPLACE_ONE, new Gaussian(5, 1));
    agrees(4.106791, 1e-6, new PoissonSampledGaussian(.05, 1, 100));
    agrees(.379111, .1, new PoissonSampledGaussian(.5, 1, 1));
  }

  @Test
  void groupsAndMixtures_asPublished() {
    PoissonSampledGaussian steps = new PoissonSampledGaussian(.01, 1, 1000);
    agrees(2.124523, 1e-6, MixtureOfGaussians.group(steps, 1));
    agrees(4.554096, 1e-6, MixtureOfGaussians.group(steps, 2));
    double upper =
        pld.epsilonUpper(
            List.of(
                new MixtureOfGaussians(1, List.of(0., 1., 2.), List.of(.2, .6, .2), 3),
                new MixtureOfGaussians(2, List.of(0., 2., 3.), List.of(.33, .34, .33), 2)),
            ADD_OR_REMOVE,
            1e-6);
    assertEquals(17.193115, upper, 1e-6);
    agrees(2.46964, 1e-14, new PoissonSampledLaplace(.2, .5, 3));
  }

  @Test
  void epsilonDelta_worstPairs_composeExactly() {
    List<PrivacyEvent> events = List.of(new EpsilonDelta(1, .1, 1), new EpsilonDelta(2, .2, 1));
    assertEquals(.28, pld.deltaUpper(events, ADD_OR_REMOVE, 3), 1e-9);
    assertEquals(.28, pld.deltaLower(events, ADD_OR_REMOVE, 3), 1e-9);
    // Kairouz, Oh and Viswanath 2015: (1, .001) thirty times, at .06 in all, is (22, .06)-private.
    assertTrue(pld.epsilonUpper(List.of(new EpsilonDelta(1, .001, 30)), ADD_OR_REMOVE, .06) <= 22);
  }

  @Test
  void discreteGaussian_largeSigma_asTheContinuousOne() {
    double discrete = pld.epsilonUpper(List.of(new DiscreteGaussian(20, 50)), ADD_OR_REMOVE, 1e-6);
    double continuous =
        ClosedForm.standard().epsilonUpper(List.of(new Gaussian(20, 50)), ADD_OR_REMOVE, 1e-6);
    assertEquals(continuous, discrete, 1e-3);
  }

  @Test
  void steps_fromNoneToAMillion_costMoreAndMore() {
    double last = -1;
    for (long steps : new long[] {1, 100, 10_000, 1_000_000}) {
      PrivacyEvent event = new PoissonSampledGaussian(.001, 1, steps);
      double upper = pld.epsilonUpper(List.of(event), ADD_OR_REMOVE, 1e-6);
      assertTrue(upper > last);
      last = upper;
    }
    assertEquals(
        0, pld.epsilonUpper(List.of(new PoissonSampledGaussian(0, 1, 1000)), ADD_OR_REMOVE, 1e-6));
  }
}
