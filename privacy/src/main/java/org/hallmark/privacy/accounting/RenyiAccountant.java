package org.hallmark.privacy.accounting;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hallmark.privacy.accounting.method.Accountant;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.event.RandomisedResponse;
import org.hallmark.privacy.event.RepeatAndSelect;
import org.hallmark.privacy.event.SampledWithoutReplacement;
import org.hallmark.privacy.event.TreeAggregation;
import org.hallmark.privacy.event.Withheld;
import org.hallmark.privacy.event.Zcdp;

/**
 * Rényi differential privacy: divergences of fixed orders α add up over the looks, and the sum is
 * turned into (ε, δ) at the order that gives least.
 *
 * <p>Conversion after Canonne, Kamath and Steinke 2020, <i>The discrete Gaussian for differential
 * privacy</i>, proposition 12: ε = D_α + log(1 − 1/α) − log(δα)/(α − 1); and ε = 0 where D_α is so
 * small that the total variation distance √(1 − exp(−D_α)) stays below δ (Bretagnolle and Huber
 * 1979). Weakness: the conversion loses some per cent against exact accounting, and much more for
 * one look of tiny ε.
 *
 * <p>The divergences carry rounding errors below 1e-12 relative and are raised by {@value
 * #OUTWARD_PARTS} parts, so that the bound stays one.
 */
public final class RenyiAccountant implements Accountant {
  private static final double OUTWARD_PARTS = 1e-11;

  /** The grid in use since Abadi et al. 2016 and its successors: its numbers can be compared. */
  private static final RenyiAccountant STANDARD =
      new RenyiAccountant(
          DoubleStream.concat(
                  IntStream.range(11, 110).mapToDouble(i -> i / 10.0),
                  DoubleStream.concat(
                      IntStream.range(11, 64).asDoubleStream(),
                      DoubleStream.of(128, 256, 512, 1024)))
              .toArray());

  private final double[] orders;

  private RenyiAccountant(double[] orders) {
    this.orders = orders;
  }

  /** Orders 1.1, 1.2, …, 10.9, 11, 12, …, 63, 128, 256, 512, 1024. */
  public static RenyiAccountant standard() {
    return STANDARD;
  }

  /** Orders of one's own, rising, above 1, of which those above 1024 must not be needed. */
  public static RenyiAccountant withOrders(double... orders) {
    for (int i = 0; i < orders.length; i++) {
      double below = i == 0 ? 1 : orders[i - 1];
      if (!(orders[i] > below && orders[i] <= LogSum.LARGEST_ROW)) {
        throw new IllegalArgumentException(
            "orders must rise in (1, " + LogSum.LARGEST_ROW + "]. Provided value: " + orders[i]);
      }
    }
    return new RenyiAccountant(orders.clone());
  }

  @Override
  public String id() {
    return "renyi";
  }

  @Override
  public double epsilonUpper(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    return best(events, adjacency, delta).epsilon();
  }

  /**
   * The least ε over the orders.
   *
   * @param epsilon an upper bound on ε
   * @param order the order α that gave it
   */
  public record Best(double epsilon, double order) {}

  /** {@link #epsilonUpper} and the order that gave it. */
  public Best best(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    if (!(delta >= 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must be in [0, 1). Provided value: " + delta);
    }
    double[] divergences = divergences(events, adjacency);
    Best best = new Best(Double.POSITIVE_INFINITY, orders[0]);
    for (int i = 0; i < orders.length; i++) {
      double epsilon = epsilon(orders[i], divergences[i], delta);
      best = epsilon < best.epsilon() ? new Best(epsilon, orders[i]) : best;
    }
    return best;
  }

  @Override
  public double deltaUpper(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon must be at least 0. Provided value: " + epsilon);
    }
    double[] divergences = divergences(events, adjacency);
    double least = 1;
    for (int i = 0; i < orders.length; i++) {
      least = Math.min(least, delta(orders[i], divergences[i], epsilon));
    }
    return least;
  }

  /** The sum of the events' divergences, per order. */
  public double[] divergences(List<PrivacyEvent> events, Adjacency adjacency) {
    double[] sum = new double[orders.length];
    PrivacyEvents.tally(events).forEach((event, count) -> add(sum, event, count, adjacency));
    return sum;
  }

  /** The orders, rising. */
  public double[] orders() {
    return orders.clone();
  }

  private void add(double[] sum, PrivacyEvent event, long count, Adjacency adjacency) {
    double[] one = one(event, adjacency);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += one[i] * (1 + OUTWARD_PARTS) * count;
    }
  }

  private double[] one(PrivacyEvent event, Adjacency adjacency) {
    double distance = adjacency == Adjacency.REPLACE_ONE ? 2 : 1;
    if (event instanceof Gaussian e) {
      return each(alpha -> RenyiDivergences.gaussian(alpha, e.noiseMultiplier() / distance));
    }
    if (event instanceof Laplace e) {
      return each(alpha -> RenyiDivergences.laplace(alpha, e.scale() / distance));
    }
    if (event instanceof DiscreteLaplace e) {
      double epsilon = e.epsilonEach().doubleValue() * distance;
      return each(alpha -> RenyiDivergences.pure(alpha, epsilon));
    }
    if (event instanceof EpsilonDelta e && e.delta() == 0) {
      return each(alpha -> RenyiDivergences.pure(alpha, e.epsilon()));
    }
    if (event instanceof PoissonSampledGaussian e && e.samplingRate() == 0) {
      return each(alpha -> 0);
    }
    if (event instanceof PoissonSampledGaussian e && e.samplingRate() == 1) {
      return one(new Gaussian(e.noiseMultiplier(), 1), adjacency);
    }
    if (event instanceof PoissonSampledGaussian e && adjacency != Adjacency.REPLACE_ONE) {
      return new SubsampledGaussian(e.samplingRate(), e.noiseMultiplier()).divergences(orders);
    }
    if (event instanceof DiscreteGaussian e) {
      // Canonne, Kamath and Steinke 2020, proposition 5: as the continuous one.
      return each(alpha -> RenyiDivergences.gaussian(alpha, e.noiseMultiplier() / distance));
    }
    if (event instanceof Zcdp e) {
      return each(alpha -> alpha * e.rho());
    }
    if (event instanceof Exponential e) {
      return each(alpha -> RenyiDivergences.boundedRange(alpha, e.epsilon()));
    }
    if (event instanceof RandomisedResponse e && adjacency != Adjacency.ADD_OR_REMOVE) {
      return each(alpha -> RenyiDivergences.randomisedResponse(alpha, e, adjacency));
    }
    if (event instanceof TreeAggregation e && adjacency != Adjacency.ADD_OR_REMOVE) {
      double sigma = e.noiseMultiplier() / distance;
      return each(alpha -> e.height() * RenyiDivergences.gaussian(alpha, sigma));
    }
    if (event instanceof SampledWithoutReplacement e && adjacency != Adjacency.ADD_OR_REMOVE) {
      return new FixedSizeSample(e).divergences(orders);
    }
    if (event instanceof RepeatAndSelect e) {
      return new Selection(e).divergences(orders, divergences(e.looks(), adjacency));
    }
    if (event instanceof NonPrivate) {
      return each(alpha -> Double.POSITIVE_INFINITY);
    }
    if (event instanceof Withheld) {
      return each(alpha -> 0);
    }
    throw new UnsupportedEventException(id(), event.mechanism(), adjacency);
  }

  private double[] each(DoubleUnaryOperator divergence) {
    return DoubleStream.of(orders).map(divergence).toArray();
  }

  private static double epsilon(double alpha, double divergence, double delta) {
    if (delta * delta + StrictMath.expm1(-divergence) > 0) {
      return 0;
    }
    if (delta == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double epsilon =
        divergence + StrictMath.log1p(-1 / alpha) - StrictMath.log(delta * alpha) / (alpha - 1);
    return Math.max(0, epsilon);
  }

  /** An upper bound on δ at ε of what has this divergence of order α. */
  static double delta(double alpha, double divergence, double epsilon) {
    double distance = StrictMath.sqrt(-StrictMath.expm1(-divergence));
    double log = (alpha - 1) * (divergence - epsilon + StrictMath.log1p(-1 / alpha));
    return Math.min(distance, StrictMath.exp(log - StrictMath.log(alpha)));
  }
}
