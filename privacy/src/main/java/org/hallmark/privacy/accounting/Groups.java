package org.hallmark.privacy.accounting;

import java.math.BigDecimal;
import java.util.List;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.MixtureOfGaussians;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.RepeatAndSelect;
import org.hallmark.privacy.event.SelfComposed;
import org.hallmark.privacy.event.TreeAggregation;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.privacy.event.Zcdp;

/** Looks as a group of privacy units sees them, who join or leave together. */
public final class Groups {
  private static final String ID = "group-privacy";

  private Groups() {}

  /**
   * The looks for groups of at most {@code size} units: sampled Gaussian steps as mixtures, by how
   * many of the group join; other looks with a contribution that is {@code size} times as large.
   *
   * @throws UnsupportedEventException for a look of which that is not known
   */
  public static List<PrivacyEvent> of(List<PrivacyEvent> events, Adjacency adjacency, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1. Provided value: " + size);
    }
    return size == 1
        ? List.copyOf(events)
        : events.stream().map(event -> one(event, adjacency, size)).toList();
  }

  /** An upper bound on ε at {@code delta} for groups of at most {@code size} units. */
  public static double epsilonUpper(
      List<PrivacyEvent> events, Adjacency adjacency, int size, double delta) {
    return Accounting.epsilonUpper(of(events, adjacency, size), adjacency, delta);
  }

  private static PrivacyEvent one(PrivacyEvent event, Adjacency adjacency, int size) {
    if (event instanceof PoissonSampledGaussian e && e.samplingRate() == 0) {
      return e;
    } else if (event instanceof PoissonSampledGaussian e && e.samplingRate() == 1) {
      return new Gaussian(shared(e.noiseMultiplier(), size), e.count());
    } else if (event instanceof PoissonSampledGaussian e && adjacency != Adjacency.REPLACE_ONE) {
      return MixtureOfGaussians.group(e, size);
    } else if (event instanceof Gaussian e) {
      return new Gaussian(shared(e.noiseMultiplier(), size), e.count());
    } else if (event instanceof Laplace e) {
      return new Laplace(shared(e.scale(), size), e.count());
    } else if (event instanceof DiscreteLaplace e) {
      return new EpsilonDelta(up(e.epsilonEach().multiply(BigDecimal.valueOf(size))), 0, e.count());
    } else if (event instanceof DiscreteGaussian e) {
      double each = size / e.noiseMultiplier();
      return new Zcdp(Math.nextUp(Math.nextUp(each * each / 2)), e.count());
    } else if (event instanceof Zcdp e) {
      return new Zcdp(Math.nextUp(e.rho() * size * size), e.count());
    } else if (event instanceof Exponential e) {
      return new Exponential(Math.nextUp(e.epsilon() * size), e.count());
    } else if (event instanceof EpsilonDelta e) {
      return chain(e, size);
    } else if (event instanceof TreeAggregation e) {
      return new TreeAggregation(shared(e.noiseMultiplier(), size), e.steps(), e.count());
    } else if (event instanceof RepeatAndSelect e) {
      List<PrivacyEvent> looks = of(e.looks(), adjacency, size);
      return new RepeatAndSelect(looks, e.mean(), e.shape(), e.count());
    } else if (event instanceof SelfComposed e) {
      return new SelfComposed(one(e.event(), adjacency, size), e.count());
    } else if (event instanceof Composed e) {
      return new Composed(of(e.events(), adjacency, size));
    } else if (event instanceof NonPrivate || event instanceof Withheld) {
      return event;
    }
    throw new UnsupportedEventException(ID, event.mechanism(), adjacency);
  }

  /** From each of the group's units to the next: δ·(1 + e^ε + … + e^((size−1)ε)). */
  private static PrivacyEvent chain(EpsilonDelta event, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += StrictMath.exp(i * event.epsilon());
    }
    double delta = event.delta() == 0 ? 0 : event.delta() * sum * (1 + 1e-12 * size);
    return delta < 1
        ? new EpsilonDelta(Math.nextUp(event.epsilon() * size), delta, event.count())
        : new NonPrivate();
  }

  private static double shared(double noise, int size) {
    return Math.nextDown(noise / size);
  }

  private static double up(BigDecimal number) {
    return Math.nextUp(number.doubleValue());
  }
}
