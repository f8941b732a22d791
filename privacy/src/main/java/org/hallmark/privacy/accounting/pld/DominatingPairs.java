package org.hallmark.privacy.accounting.pld;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.accounting.pld.ShiftedNoise.Mixture;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.MixtureOfGaussians;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PoissonSampledLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.event.RandomisedResponse;
import org.hallmark.privacy.event.SampledWithoutReplacement;
import org.hallmark.privacy.event.TreeAggregation;
import org.hallmark.privacy.event.TruncatedPoissonGaussian;
import org.hallmark.privacy.event.Withheld;

/**
 * The pairs of output laws that dominate every pair of neighbours, by event. Where such a pair is
 * not known to be attained, lower bounds are made of one that is: {@link Attained}.
 */
final class DominatingPairs {
  private final String accountant;
  private final Adjacency adjacency;
  private final Direction direction;
  private final Safety safety;
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

  private DominatingPairs(
      String accountant, Adjacency adjacency, Direction direction, Safety safety) {
    this.accountant = accountant;
    this.adjacency = adjacency;
    this.direction = direction;
    this.safety = safety;
  }

  /** The looks in each of the directions, in one only where both are the same. */
  static List<Looks> of(
      String accountant, List<PrivacyEvent> events, Adjacency adjacency, Safety safety) {
    List<Looks> directions = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      DominatingPairs pairs = new DominatingPairs(accountant, adjacency, direction, safety);
      PrivacyEvents.tally(events).forEach(pairs::add);
      directions.add(pairs.looks());
      if (pairs.symmetric) {
        break;
      }
    }
    return directions;
  }

  private Looks looks() {
    if (squaredShift > 0) {
      // Several Gaussians are one; rounding of its scale goes to the safe side.
      double outward = safety == Safety.PESSIMISTIC ? 1 - 1e-13 : 1 + 1e-13;
      double sigma = outward / StrictMath.sqrt(squaredShift);
      laws.merge(shift(new GaussianNoise(sigma)), 1L, Math::addExact);
    }
    return new Looks(List.copyOf(laws.keySet()), List.copyOf(laws.values()));
  }

  private void add(PrivacyEvent event, long count) {
    double distance = distance();
    if (event instanceof Gaussian e) {
      addGaussian(distance / e.noiseMultiplier(), count);
    } else if (event instanceof Laplace e) {
      put(shift(new LaplaceNoise(e.scale() / distance)), count);
    } else if (event instanceof DiscreteLaplace e) {
      put(discreteLaplace(e), count);
    } else if (event instanceof EpsilonDelta e) {
      put(pure(e.epsilon(), e.delta()), count);
    } else if (event instanceof Exponential e) {
      put(
          safety == Safety.PESSIMISTIC ? pure(e.epsilon(), 0) : Attained.exponential(e.epsilon()),
          count);
    } else if (event instanceof DiscreteGaussian e) {
      put(AtomicLosses.discreteGaussian(e.noiseMultiplier(), (int) distance), count);
    } else if (event instanceof TreeAggregation e && adjacency != Adjacency.ADD_OR_REMOVE) {
      addGaussian(distance / e.noiseMultiplier(), Math.multiplyExact(count, e.height()));
    } else if (neverJoins(event)) {
      return;
    } else if (event instanceof PoissonSampledGaussian e && e.samplingRate() == 1) {
      addGaussian(distance / e.noiseMultiplier(), count);
    } else if (event instanceof PoissonSampledGaussian e) {
      put(
          sampled(new GaussianNoise(e.noiseMultiplier()), Mixture.sampled(e.samplingRate())),
          count);
    } else if (event instanceof PoissonSampledLaplace e && adjacency != Adjacency.REPLACE_ONE) {
      put(sampled(new LaplaceNoise(e.scale()), Mixture.sampled(e.samplingRate())), count);
    } else if (event instanceof MixtureOfGaussians e && adjacency != Adjacency.REPLACE_ONE) {
      put(sampled(new GaussianNoise(e.noiseMultiplier()), Mixture.of(e)), count);
    } else if (event instanceof TruncatedPoissonGaussian e
        && adjacency != Adjacency.ADD_OR_REMOVE) {
      put(truncated(e), count);
    } else if (event instanceof SampledWithoutReplacement e
        && adjacency != Adjacency.ADD_OR_REMOVE) {
      if (e.batch() == e.rows()) {
        addGaussian(distance / e.noiseMultiplier(), count);
      } else {
        put(withoutReplacement(e), count);
      }
    } else if (event instanceof RandomisedResponse e && adjacency != Adjacency.ADD_OR_REMOVE) {
      symmetric &= adjacency == Adjacency.REPLACE_ONE;
      put(
          adjacency == Adjacency.REPLACE_ONE
              ? AtomicLosses.replacedResponse(e)
              : AtomicLosses.response(e, direction == Direction.WITH ? 1 : -1),
          count);
    } else if (!(event instanceof Withheld || event instanceof NonPrivate)) {
      throw new UnsupportedEventException(accountant, event.mechanism(), adjacency);
    }
  }

  private static boolean neverJoins(PrivacyEvent event) {
    return event instanceof PoissonSampledGaussian e && e.samplingRate() == 0
        || event instanceof PoissonSampledLaplace l && l.samplingRate() == 0
        || event instanceof TruncatedPoissonGaussian t && t.samplingRate() == 0;
  }

  private void addGaussian(double shift, long count) {
    squaredShift += count * (shift * shift);
  }

  private LossLaw discreteLaplace(DiscreteLaplace event) {
    double epsilon = event.epsilonEach().doubleValue();
    if (adjacency != Adjacency.REPLACE_ONE) {
      return pure(epsilon, 0);
    }
    return safety == Safety.PESSIMISTIC
        ? pure(2 * epsilon, 0)
        : Attained.replacedDiscreteLaplace(epsilon);
  }

  /**
   * Whether a batch is cut falls the same for both neighbours. If it is, one unit's place goes to
   * that unit or to another, so that two values at most 2 apart make the difference.
   */
  private LossLaw truncated(TruncatedPoissonGaussian event) {
    Truncation cut = Truncation.of(event);
    Noise noise = new GaussianNoise(event.noiseMultiplier());
    if (safety == Safety.OPTIMISTIC) {
      return sampled(noise, Mixture.sampled(cut.leastKept()));
    }
    LossLaw whole = sampled(noise, Mixture.sampled(event.samplingRate()));
    if (cut.probability() < Truncation.LEAST) {
      return whole;
    }
    Mixture kept = Mixture.sampled(cut.keptIfCut());
    LossLaw worse =
        new ShiftedNoise(new GaussianNoise(event.noiseMultiplier() / 2), kept, kept.mirrored());
    return cut.probability() == 1
        ? worse
        : new MixedLoss(cut.probability(), worse, whole, cut.error());
  }

  private LossLaw withoutReplacement(SampledWithoutReplacement event) {
    if (safety == Safety.PESSIMISTIC) {
      return new ReplacementLoss(event.noiseMultiplier(), event.share());
    }
    if (adjacency == Adjacency.ZERO_OUT) {
      return added(new GaussianNoise(event.noiseMultiplier()), Mixture.sampled(event.share()));
    }
    // All others have the one value: what is replaced is seen against them, at twice the distance.
    return added(new GaussianNoise(event.noiseMultiplier() / 2), Mixture.sampled(event.share()));
  }

  private double distance() {
    return adjacency == Adjacency.REPLACE_ONE ? 2 : 1;
  }

  private static LossLaw pure(double epsilon, double delta) {
    return AtomicLosses.pure(epsilon, delta);
  }

  private void put(LossLaw law, long count) {
    laws.merge(law, count, Math::addExact);
  }

  private static LossLaw shift(Noise noise) {
    return new ShiftedNoise(noise, Mixture.single(1), Mixture.single(0));
  }

  /** What joins moves the output by the mixture's shifts. */
  private LossLaw sampled(Noise noise, Mixture shifts) {
    if (adjacency == Adjacency.REPLACE_ONE) {
      return new ShiftedNoise(noise, shifts, shifts.mirrored());
    }
    return added(noise, shifts);
  }

  private LossLaw added(Noise noise, Mixture shifts) {
    symmetric = false;
    // Mirrored, so that the loss still rises: P at 0 against Q at 0 and below.
    return direction == Direction.WITH
        ? new ShiftedNoise(noise, shifts, Mixture.single(0))
        : new ShiftedNoise(noise, Mixture.single(0), shifts.mirrored());
  }
}
