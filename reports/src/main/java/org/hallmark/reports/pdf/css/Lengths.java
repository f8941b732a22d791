package org.hallmark.reports.pdf.css;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of CSS in points. */
public final class Lengths {
  /** A page's root size: 9 points, which reads well on paper. */
  public static final double REM = 9;

  private static final double PX = 0.75;
  private static final Pattern LENGTH =
      Pattern.compile("(-?[0-9]*\\.?[0-9]+)(rem|em|px|pt|mm|%|vw|ch)?");
  private static final String[] SIDES = {"top", "right", "bottom", "left"};

  private Lengths() {}

  /** The length, where it is one; {@code em} and {@code whole} are what em and % refer to. */
  public static OptionalDouble of(String value, double em, double whole) {
    if (value == null || value.isEmpty()) {
      return OptionalDouble.empty();
    }
    Matcher matcher = LENGTH.matcher(value);
    if (!matcher.matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2) == null ? "" : matcher.group(2);
    return switch (unit) {
      case "rem" -> OptionalDouble.of(number * REM);
      case "em" -> OptionalDouble.of(number * em);
      case "px" -> OptionalDouble.of(number * PX);
      case "pt" -> OptionalDouble.of(number);
      case "mm" -> OptionalDouble.of(number * 72 / 25.4);
      case "ch" -> OptionalDouble.of(number * em / 2);
      case "%", "vw" -> OptionalDouble.of(number * whole / 100);
      default -> number == 0 ? OptionalDouble.of(0) : OptionalDouble.empty();
    };
  }

  /** Top, right, bottom and left of {@code margin}, {@code padding} and their like. */
  public static double[] sides(Map<String, String> properties, String property, double em) {
    double[] sides = new double[4];
    for (Map.Entry<String, String> entry : properties.entrySet()) {
      if (!entry.getKey().startsWith(property)) {
        continue;
      }
      if (entry.getKey().equals(property)) {
        String[] parts = entry.getValue().split("\\s+");
        for (int i = 0; i < 4; i++) {
          String part = parts[i < parts.length ? i : i == 3 && parts.length > 1 ? 1 : 0];
          sides[i] = of(part, em, 0).orElse(0);
        }
      }
      for (int i = 0; i < 4; i++) {
        if (entry.getKey().equals(property + "-" + SIDES[i])) {
          sides[i] = of(entry.getValue(), em, 0).orElse(0);
        }
      }
    }
    return sides;
  }
}
