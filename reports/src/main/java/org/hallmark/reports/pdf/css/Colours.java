package org.hallmark.reports.pdf.css;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hallmark.reports.pdf.file.Syntax;

/** Colours of CSS as the three numbers that PDF operators take. */
public final class Colours {
  private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{3}){1,2}");
  private static final Map<String, String> NAMES = Map.of("white", "#ffffff", "black", "#000000");

  private Colours() {}

  /** The colour, unless it is none; {@code current} is what {@code currentColor} means. */
  public static Optional<String> of(String value, String current) {
    String colour = NAMES.getOrDefault(value, value);
    if (colour.equalsIgnoreCase("currentcolor")) {
      return Optional.of(current);
    }
    if (!HEX.matcher(colour).matches()) {
      return Optional.empty();
    }
    if (colour.length() == 4) {
      colour = colour.replaceAll("([0-9a-fA-F])", "$1$1");
    }
    double[] parts = new double[3];
    for (int i = 0; i < 3; i++) {
      parts[i] = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
    }
    return Optional.of(Syntax.numbers(parts));
  }
}
