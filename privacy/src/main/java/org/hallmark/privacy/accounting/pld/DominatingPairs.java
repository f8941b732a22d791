package org.hallmark.privacy.accounting.pld;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.privacy.accounting.UnsupportedEventException;
import org.hallmark.privacy.accounting.pld.ShiftedNoise.Mixture;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.event.Withheld;

/** The pairs of output laws that dominate every pair of neighbours, by event. */
final class DominatingPairs {
  private final String accountant;
  private final Adjacency adjacency;
  private final Direction direction;
  private final Map<LossLaw, Long> laws = new LinkedHashMap<>();
  private double squaredShift;
  private boolean symmetric = true;

  /** Which of two neighbours P belongs to. */
  private enum Direction {
    /** To the one with the unit, or the changed one. */
    WITH,
    /** To the one without. */
    WITHOUT
  }

  private DominatingPairs(String accountant, Adjacency adjacency, Direction direction) {
    this.accountant = accountant;
    this.adjacency = adjacency;
    this.direction = direction;
  }

  /** The looks in each of the directions, in one only where both are the same. */
  static List<Looks> of(
      String accountant, List<PrivacyEvent> events, Adjacency adjacency, Safety safety) {
    List<Looks> directions = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      DominatingPairs pairs = new DominatingPairs(accountant, adjacency, direction);
      PrivacyEvents.parts(events).forEach(pairs::add);
      directions.add(pairs.looks(safety));
      if (pairs.symmetric) {
        break;
      }
    }
    return directions;
  }

  private Looks looks(Safety safety) {
    if (squaredShift > 0) {
      // Several Gaussians are one; rounding of its scale goes to the safe side.
      double outward = safety == Safety.PESSIMISTIC ? 1 - 1e-13 : 1 + 1e-13;
      double sigma = outward / StrictMath.sqrt(squaredShift);
      laws.merge(shift(new GaussianNoise(sigma)), 1L, Math::addExact);
    }
    return new Looks(List.copyOf(laws.keySet()), List.copyOf(laws.values()));
  }

  private void add(PrivacyEvent event) {
    double distance = adjacency == Adjacency.REPLACE_ONE ? 2 : 1;
    if (event instanceof Gaussian e) {
      double shift = distance / e.noiseMultiplier();
      squaredShift += e.count() * (shift * shift);
    } else if (event instanceof Laplace e) {
      put(shift(new LaplaceNoise(e.scale() / distance)), e.count());
    } else if (event instanceof DiscreteLaplace e) {
      put(AtomicLoss.randomisedResponse(e.epsilonEach().doubleValue() * distance, 0), e.count());
    } else if (event instanceof EpsilonDelta e) {
      put(AtomicLoss.randomisedResponse(e.epsilon(), e.delta()), e.count());
    } else if (event instanceof PoissonSampledGaussian e && e.samplingRate() == 1) {
      add(new Gaussian(e.noiseMultiplier(), e.count()));
    } else if (event instanceof PoissonSampledGaussian e) {
      put(sampled(new GaussianNoise(e.noiseMultiplier()), e.samplingRate()), e.count());
    } else if (!(event instanceof Withheld || event instanceof NonPrivate)) {
      throw new UnsupportedEventException(accountant, event.mechanism(), adjacency);
    }
  }

  private void put(LossLaw law, long count) {
    laws.merge(law, count, Math::addExact);
  }

  private static LossLaw shift(Noise noise) {
    return new ShiftedNoise(noise, Mixture.single(1), Mixture.single(0));
  }

  /** The unit joins with probability {@code rate}. */
  private LossLaw sampled(Noise noise, double rate) {
    if (adjacency == Adjacency.REPLACE_ONE) {
      return new ShiftedNoise(noise, Mixture.sampled(rate, 1), Mixture.sampled(rate, -1));
    }
    symmetric = false;
    // Mirrored, so that the loss still rises: P at 0 against Q at 0 and −1.
    return direction == Direction.WITH
        ? new ShiftedNoise(noise, Mixture.sampled(rate, 1), Mixture.single(0))
        : new ShiftedNoise(noise, Mixture.single(0), Mixture.sampled(rate, -1));
  }
}
