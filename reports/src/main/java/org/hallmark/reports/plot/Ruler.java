package org.hallmark.reports.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis: the values from {@code least} to {@code most}, laid out between two coordinates.
 *
 * @param spacing how far apart values stand
 * @param least the value at {@code from}
 * @param most the value at {@code to}
 * @param from a coordinate in user units
 * @param to a coordinate in user units
 */
public record Ruler(Spacing spacing, double least, double most, double from, double to) {
  private static final double[] STEPS = {1, 2, 5};

  /** Shorter axes have no ticks that double arithmetic can tell apart. */
  private static final double SMALLEST = 1e-280;

  public Ruler {
    if (!(least < most) || Double.isInfinite(most - least)) {
      throw new IllegalArgumentException(
          "most must be finite and above least. Provided value: " + least + " to " + most);
    }
  }

  /** An axis that holds zero and every finite one of {@code values}, and is never empty. */
  public static Ruler over(Spacing spacing, DoubleStream values, double from, double to) {
    double[] finite = values.filter(v -> Math.abs(v) < 1e300).toArray();
    double least = DoubleStream.of(finite).reduce(0, Math::min);
    double most = DoubleStream.of(finite).reduce(0, Math::max);
    return new Ruler(spacing, least, most - least > SMALLEST ? most : least + 1, from, to);
  }

  /** The coordinate of a value; values beyond an end are drawn at that end. */
  public double at(double value) {
    double inside = Math.max(least, Math.min(most, value));
    double share =
        (spacing.of(inside) - spacing.of(least)) / (spacing.of(most) - spacing.of(least));
    return from + share * (to - from);
  }

  /**
   * Values of the series 1, 2, 5, 10 that stand at least {@code gap} user units apart, ascending.
   */
  public List<Double> ticks(double gap) {
    return spacing == Spacing.LINEAR ? evenTicks(gap) : rootTicks(gap);
  }

  private List<Double> evenTicks(double gap) {
    double step = roundedUp((most - least) * gap / Math.abs(to - from));
    List<Double> ticks = new ArrayList<>();
    for (double i = StrictMath.ceil(least / step); i * step <= most * (1 + 1e-12); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> rootTicks(double gap) {
    List<Double> ticks = new ArrayList<>(List.of(0.0));
    for (double tick = roundedDown(most); tick > most * 1e-6; tick = roundedDown(tick * 0.999)) {
      boolean clear = ticks.size() == 1 || apart(ticks.get(1), tick, gap);
      if (clear && apart(tick, 0, gap)) {
        ticks.add(1, tick);
      }
    }
    return ticks;
  }

  private boolean apart(double a, double b, double gap) {
    return Math.abs(at(a) - at(b)) >= gap;
  }

  private static double roundedUp(double value) {
    double power = powerBelow(value);
    for (double step : STEPS) {
      if (step * power >= value) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** The largest of the series 1, 2, 5, 10 that is not above a positive {@code value}. */
  static double roundedDown(double value) {
    double power = powerBelow(value);
    double down = power;
    for (double step : STEPS) {
      if (step * power <= value) {
        down = step * power;
      }
    }
    return down;
  }

  private static double powerBelow(double value) {
    return StrictMath.pow(10, StrictMath.floor(StrictMath.log10(value)));
  }
}
