package org.hallmark.metrics.statistics;

import java.util.Optional;

/**
 * A number with its 95 % interval, or why there is none.
 *
 * @param value the estimate
 * @param lower lower end of the interval
 * @param upper its upper end
 * @param notEstimable why there is no value
 */
public record Estimated(
    Optional<Double> value,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<String> notEstimable) {
  public Estimated {
    boolean all = value.isPresent() && lower.isPresent() && upper.isPresent();
    boolean none = value.isEmpty() && lower.isEmpty() && upper.isEmpty();
    if (notEstimable.isPresent() ? !none : !all) {
      throw new IllegalArgumentException(
          "an estimate must have value and interval, or a reason. Provided value: " + value);
    }
  }

  /** A number and its interval. */
  public static Estimated of(double value, double lower, double upper) {
    return new Estimated(
        Optional.of(value), Optional.of(lower), Optional.of(upper), Optional.empty());
  }

  /** No number. */
  public static Estimated not(String reason) {
    return new Estimated(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason));
  }

  /**
   * This less another, independent one. The ends of the interval are as far off as the ends of both
   * are together, by squares, which holds for intervals that are not symmetric too [G. Y. Zou and
   * A. Donner 2008, Stat. Med. 27, 1693–1702].
   *
   * @param name of this one, for the reason
   * @param otherName of the other
   */
  public Estimated less(Estimated other, String name, String otherName) {
    if (notEstimable.isPresent()) {
      return not(name + ": " + notEstimable.get());
    }
    if (other.notEstimable.isPresent()) {
      return not(otherName + ": " + other.notEstimable.get());
    }
    double one = value.orElseThrow();
    double two = other.value.orElseThrow();
    return of(
        one - two,
        one - two - length(one - lower.orElseThrow(), other.upper.orElseThrow() - two),
        one - two + length(upper.orElseThrow() - one, two - other.lower.orElseThrow()));
  }

  private static double length(double one, double two) {
    return StrictMath.sqrt(one * one + two * two);
  }
}
