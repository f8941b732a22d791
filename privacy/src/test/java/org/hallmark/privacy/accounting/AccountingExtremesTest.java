package org.hallmark.privacy.accounting;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.junit.jupiter.api.Test;

/** Does accounting answer, in order, where noise is next to nothing or drowns everything? */
final class AccountingExtremesTest {
  @Test
  void bounds_anyAmountOfNoise_answerInOrder() {
    for (PrivacyEvent event : events()) {
      for (double delta : new double[] {0, 1e-30, 1e-10, 0.4}) {
        double upper = Accounting.epsilonUpper(List.of(event), Adjacency.ADD_OR_REMOVE, delta);
        double lower = Accounting.epsilonLower(List.of(event), Adjacency.ADD_OR_REMOVE, delta);
        assertTrue(
            0 <= lower && lower <= upper, event + " at " + delta + ": " + lower + ", " + upper);
      }
    }
  }

  @Test
  void bounds_lossBeyondExponentials_areNotBelowTheTruth() {
    // Pure epsilon 10 000 at a delta that changes nothing: once e^epsilon was infinite, 709.8
    // stood.
    double upper =
        Accounting.epsilonUpper(List.of(new Laplace(1e-4, 1)), Adjacency.ADD_OR_REMOVE, 1e-30);
    assertTrue(upper > 9_900 && upper <= 10_000, "" + upper);
  }

  @Test
  void bounds_lossesBeyondExponentials_areClose() {
    // mu = 18.63 and 48.07: epsilon is about mu^2/2 + mu*z at delta = Phi(-z).
    for (double sigma : new double[] {1.249842, 0.390329}) {
      List<PrivacyEvent> events = List.of(new Gaussian(sigma, 352));
      double upper = Accounting.epsilonUpper(events, Adjacency.ADD_OR_REMOVE, 6e-10);
      double lower = Accounting.epsilonLower(events, Adjacency.ADD_OR_REMOVE, 6e-10);
      double mu = StrictMath.sqrt(352) / sigma;
      double tail = mu * mu / 2 + mu * 6.07;
      assertTrue(lower <= upper && lower > 0.99 * upper, lower + " to " + upper);
      assertTrue(lower < tail && upper > 0.99 * tail, lower + " to " + upper + " for " + tail);
    }
  }

  @Test
  void bounds_oneMethodHasNone_namesTheOthersAlone() {
    List<PrivacyEvent> events = List.of(new Gaussian(0.04, 1));
    assertTrue(
        Accounting.bounds(events, Adjacency.ADD_OR_REMOVE, 1e-10).values().stream()
            .allMatch(Double::isFinite));
  }

  private static List<PrivacyEvent> events() {
    List<PrivacyEvent> events = new ArrayList<>();
    for (double noise : new double[] {1e-4, 0.01, 0.1, 1e5}) {
      for (long count : new long[] {1, 7}) {
        events.add(new DiscreteLaplace(noise, count));
        events.add(new Laplace(noise, count));
        events.add(new Gaussian(noise, count));
        events.add(new PoissonSampledGaussian(1e-6, noise, count));
        events.add(new PoissonSampledGaussian(0.5, noise, count));
      }
    }
    return events;
  }
}
