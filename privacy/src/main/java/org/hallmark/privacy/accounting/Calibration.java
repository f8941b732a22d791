package org.hallmark.privacy.accounting;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;

/**
 * The least noise that keeps a promise. *
 *
 * <pre>{@code
 * double samplingRate = 4096.0 / 70_000;
 * double noiseMultiplier = Calibration.noiseMultiplier(samplingRate, 150, 2.4, 1e-6);
 * }</pre>
 */
public final class Calibration {
  /** Amounts of noise are whole multiples of 1 over this. */
  public static final int STEPS_PER_UNIT = 10_000;

  /** Less noise than this is never given. */
  public static final double LEAST = 0.1;

  /** More noise than this drowns every signal. */
  public static final double MOST = 1e6;

  private final DoubleFunction<? extends List<? extends PrivacyEvent>> looks;
  private final Adjacency adjacency;
  private final double epsilon;
  private final double delta;

  private Calibration(
      DoubleFunction<? extends List<? extends PrivacyEvent>> looks,
      Adjacency adjacency,
      double epsilon,
      double delta) {
    this.looks = looks;
    this.adjacency = adjacency;
    this.epsilon = epsilon;
    this.delta = delta;
  }

  /**
   * The least noise multiplier, rounded up to a whole multiple of 1/{@value #STEPS_PER_UNIT}, whose
   * ε by the catalogue of {@link Accounting} is at most {@code epsilon}: always, since the
   * multiplier returned is one that was accounted for.
   *
   * @throws BudgetTooSmallException if even {@value #MOST} is not enough
   */
  public static double noiseMultiplier(
      double samplingRate, long steps, double epsilon, double delta) {
    return noise(
            noise -> List.of(new PoissonSampledGaussian(samplingRate, noise, steps)),
            Adjacency.ADD_OR_REMOVE,
            epsilon,
            delta)
        .orElseThrow(() -> new BudgetTooSmallException(epsilon, delta, samplingRate, steps));
  }

  /**
   * Whether {@code claimed} is what {@link #noiseMultiplier} gives: it keeps ε, and the next
   * smaller one does not. That takes two accounts instead of a search.
   */
  public static boolean isLeast(
      double claimed, double samplingRate, long steps, double epsilon, double delta) {
    Calibration calibration =
        new Calibration(
            noise -> List.of(new PoissonSampledGaussian(samplingRate, noise, steps)),
            Adjacency.ADD_OR_REMOVE,
            epsilon,
            delta);
    long parts = whole(claimed);
    return parts >= whole(LEAST)
        && parts <= 2 * whole(MOST)
        && multiplier(parts) == claimed
        && calibration.spent(parts) <= epsilon
        && (parts == whole(LEAST) || calibration.spent(parts - 1) > epsilon);
  }

  /**
   * The least noise for looks of any kind, as {@link #noiseMultiplier}; empty if even {@value
   * #MOST} is not enough.
   *
   * @param looks the looks with a given amount of noise, whose ε must fall as it rises
   */
  public static OptionalDouble noise(
      DoubleFunction<? extends List<? extends PrivacyEvent>> looks,
      Adjacency adjacency,
      double epsilon,
      double delta) {
    if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "epsilon must be finite and above 0. Provided value: " + epsilon);
    }
    return new Calibration(looks, adjacency, epsilon, delta).search();
  }

  private OptionalDouble search() {
    long enough = startingPoint();
    long tooLittle = enough;
    double atEnough = spent(enough);
    double atTooLittle = atEnough;
    while (atEnough > epsilon) {
      tooLittle = enough;
      atTooLittle = atEnough;
      enough *= 2;
      if (tooLittle >= whole(MOST)) {
        return OptionalDouble.empty();
      }
      atEnough = spent(enough);
    }
    for (double share = 0.96; tooLittle == enough || atTooLittle <= epsilon; share *= share) {
      if (tooLittle < enough) {
        enough = tooLittle;
        atEnough = atTooLittle;
      }
      tooLittle = Math.max(whole(LEAST) - 1, (long) (enough * share) - 1);
      atTooLittle = tooLittle < whole(LEAST) ? Double.POSITIVE_INFINITY : spent(tooLittle);
    }
    for (int i = 0; enough - tooLittle > 1; i++) {
      long next = next(tooLittle, atTooLittle, enough, atEnough, i);
      double there = spent(next);
      if (there > epsilon) {
        tooLittle = next;
        atTooLittle = there;
      } else {
        enough = next;
        atEnough = there;
      }
    }
    return OptionalDouble.of(multiplier(enough));
  }

  /**
   * What is enough by the Rényi bound alone, which takes no time and lies some per cent above the
   * least; the least noise of all where it has no answer.
   */
  private long startingPoint() {
    long low = whole(LEAST);
    long high = whole(MOST);
    try {
      if (renyi(high) > epsilon) {
        return low;
      }
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (renyi(middle) <= epsilon) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    } catch (UnsupportedEventException e) {
      return low;
    }
  }

  private double renyi(long parts) {
    return RenyiAccountant.standard()
        .epsilonUpper(List.copyOf(looks.apply(multiplier(parts))), adjacency, delta);
  }

  /**
   * Where the secant of log ε over log noise passes the target, a step to the side that the last
   * guess was not on; every third time the middle, so that the search ends.
   */
  private long next(long low, double atLow, long high, double atHigh, int turn) {
    if (turn % 4 == 3 || high - low < 8 || Double.isInfinite(atLow) || atHigh <= 0) {
      return (low + high) >>> 1;
    }
    double share = StrictMath.log(atLow / epsilon) / StrictMath.log(atLow / atHigh);
    double guess =
        StrictMath.exp(StrictMath.log(low) + share * (StrictMath.log(high) - StrictMath.log(low)));
    long nudge = turn % 2 == 0 ? 2 : -2;
    return Math.max(low + 1, Math.min(high - 1, (long) guess + nudge));
  }

  private double spent(long parts) {
    return Accounting.epsilonUpper(List.copyOf(looks.apply(multiplier(parts))), adjacency, delta);
  }

  private static long whole(double multiplier) {
    return StrictMath.round(multiplier * STEPS_PER_UNIT);
  }

  private static double multiplier(long parts) {
    return parts / (double) STEPS_PER_UNIT;
  }
}
