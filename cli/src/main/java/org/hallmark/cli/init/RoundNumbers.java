package org.hallmark.cli.init;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Bounds and bins that a person would write: 1, 2 or 5 times a power of ten. */
final class RoundNumbers {
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final List<BigDecimal> STEPS =
      List.of(BigDecimal.ONE, BigDecimal.valueOf(2), BigDecimal.valueOf(5), TEN);

  private RoundNumbers() {}

  /** An interval of round numbers that holds another one. */
  record Interval(double lower, double upper) {}

  /** The least such interval whose ends are whole steps of about a tenth of its width. */
  static Interval outward(double least, double greatest) {
    BigDecimal low = BigDecimal.valueOf(least);
    BigDecimal high = BigDecimal.valueOf(greatest);
    BigDecimal width = high.subtract(low);
    BigDecimal step = width.signum() > 0 ? atLeast(width.divide(TEN)) : BigDecimal.ONE;
    BigDecimal lower = multiple(low, step, RoundingMode.FLOOR);
    BigDecimal upper = multiple(high, step, RoundingMode.CEILING);
    return new Interval(
        lower.doubleValue(),
        lower.compareTo(upper) < 0 ? upper.doubleValue() : lower.add(step).doubleValue());
  }

  /** The same of whole numbers. */
  static Interval outwardWhole(double least, double greatest) {
    double step = wholeStep((greatest - least) / 10);
    double lower = Math.floor(least / step) * step;
    double upper = Math.ceil(greatest / step) * step;
    return new Interval(lower, lower < upper ? upper : lower + step);
  }

  /** Whole numbers from one to another in at most so many steps of one round width. */
  static List<Double> wholeEdges(double lower, double upper, int most) {
    double step = wholeStep((upper - lower) / most);
    List<Double> edges = new ArrayList<>();
    for (double edge = lower; edge < upper; edge += step) {
      edges.add(edge);
    }
    return edges;
  }

  private static double wholeStep(double width) {
    return width <= 1 ? 1 : atLeast(BigDecimal.valueOf(width)).doubleValue();
  }

  /** The least of 1, 2, 5 times a power of ten that is not below. */
  private static BigDecimal atLeast(BigDecimal width) {
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(width.precision() - width.scale() - 1);
    return STEPS.stream()
        .map(power::multiply)
        .filter(step -> step.compareTo(width) >= 0)
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal multiple(BigDecimal number, BigDecimal step, RoundingMode rounding) {
    return number.divide(step, MathContext.DECIMAL128).setScale(0, rounding).multiply(step);
  }
}
