package org.hallmark.physics;

import java.util.Optional;

/**
 * A number that a law was judged by, or that helps to read the judgement.
 *
 * @param name kebab-case, unique in its law
 * @param of what it was computed on: a trajectory, a pair, a shell; empty where all data
 * @param value the estimate
 * @param unit unit of value and interval
 * @param lower lower end of its 95 % interval
 * @param upper upper end of its 95 % interval
 * @param p two-sided p value of what the law says of it
 */
public record Statistic(
    String name,
    String of,
    double value,
    String unit,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<Double> p) {

  /** Φ⁻¹(0.975). */
  private static final double NORMAL_975 = 1.959963984540054;

  public Statistic {
    requireFinite(name, value);
    lower.ifPresent(end -> requireFinite(name, end));
    upper.ifPresent(end -> requireFinite(name, end));
    p.ifPresent(probability -> requireFinite(name, probability));
  }

  /** A number without an interval: a count, a setting, an exact value. */
  public static Statistic exact(String name, double value, String unit) {
    return new Statistic(
        name, "", value, unit, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** An estimate with its normal 95 % interval. */
  public static Statistic estimate(String name, double value, double standardError, String unit) {
    double half = NORMAL_975 * standardError;
    return new Statistic(
        name,
        "",
        value,
        unit,
        Optional.of(value - half),
        Optional.of(value + half),
        Optional.empty());
  }

  /** The same with the p value of what the law says of it. */
  public Statistic withP(double probability) {
    return new Statistic(name, of, value, unit, lower, upper, Optional.of(probability));
  }

  /** The same, computed on a part of the data. */
  public Statistic of(String part) {
    return new Statistic(name, part, value, unit, lower, upper, p);
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite. Provided value: " + value);
    }
  }
}
