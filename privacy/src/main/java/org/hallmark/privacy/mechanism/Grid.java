package org.hallmark.privacy.mechanism;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Public, evenly spaced values on which numbers are rounded and clamped before they are added, so
 * that sums are integers: whole multiples of a step from a lowest to a highest.
 *
 * @param step distance between neighbours, above 0
 * @param lowest the lowest value, in steps
 * @param highest the highest value, in steps
 */
public record Grid(BigDecimal step, long lowest, long highest) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** So small that a sum of a thousand million values fits in a long. */
  public static final long FARTHEST = 1L << 31;

  /** The only value is 0: for records that are counted and not measured. */
  public static final Grid ZERO = new Grid(BigDecimal.ONE, 0, 0);

  public Grid {
    if (step.signum() <= 0) {
      throw new IllegalArgumentException("step must be above 0. Provided value: " + step);
    }
    if (lowest < -FARTHEST || highest > FARTHEST || lowest > highest) {
      throw new IllegalArgumentException(
          "lowest and highest must be in order and at most 2^31 steps from 0. Provided value: ["
              + lowest
              + ", "
              + highest
              + "]");
    }
  }

  /**
   * The grid between two bounds.
   *
   * @throws ArithmeticException if a bound is no multiple of the step
   */
  public static Grid between(BigDecimal lower, BigDecimal upper, BigDecimal step) {
    return new Grid(step, lower.divide(step).longValueExact(), upper.divide(step).longValueExact());
  }

  /** The nearest value to a finite number, in steps: bounds clamp it. */
  public long nearest(double x) {
    double steps = StrictMath.rint(x / step.doubleValue());
    return (long) Math.max(lowest, Math.min(highest, steps));
  }

  /** A whole number of steps, clamped. */
  public long clamp(long steps) {
    return Math.max(lowest, Math.min(highest, steps));
  }

  /** The step in the middle, rounded down. */
  public long middle() {
    return Math.floorDiv(lowest + highest, 2);
  }

  /** How far any value is from {@code origin} at most; at least 1. */
  public long reach(long origin) {
    return Math.max(1, Math.max(highest - origin, origin - lowest));
  }

  /** What so many steps are. */
  public BigDecimal value(long steps) {
    return step.multiply(BigDecimal.valueOf(steps));
  }

  /** What {@code steps}/{@code divisor} steps are, to 16 digits, clamped. */
  public BigDecimal mean(long steps, long divisor) {
    BigDecimal mean = value(steps).divide(BigDecimal.valueOf(divisor), MathContext.DECIMAL64);
    return mean.max(value(lowest)).min(value(highest));
  }

  /** How many values there are. */
  public int size() {
    return Math.toIntExact(highest - lowest + 1);
  }

  /** All values as keys, in order: their numbers of steps. */
  public List<String> keys() {
    return LongStream.rangeClosed(lowest, highest).mapToObj(Long::toString).toList();
  }
}
