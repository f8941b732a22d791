package org.hallmark.reports.pdf.layout;

import static org.hallmark.reports.pdf.file.Syntax.numbers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code transform} attribute: turns, shifts and scales, one after another. */
record Transform(String attribute) {
  private static final Pattern STEP = Pattern.compile("(rotate|translate|scale)\\(([^)]*)\\)");

  void write(StringBuilder out) {
    Matcher step = STEP.matcher(attribute);
    while (step.find()) {
      String[] words = step.group(2).strip().split("[ ,]+");
      double[] n = new double[3];
      for (int i = 0; i < Math.min(3, words.length); i++) {
        n[i] = Double.parseDouble(words[i]);
      }
      switch (step.group(1)) {
        case "translate" -> out.append("1 0 0 1 ").append(numbers(n[0], n[1])).append(" cm ");
        case "scale" ->
            out.append(numbers(n[0], 0, 0, words.length > 1 ? n[1] : n[0], 0, 0)).append(" cm ");
        default -> rotate(n, out);
      }
    }
  }

  private static void rotate(double[] n, StringBuilder out) {
    double angle = StrictMath.toRadians(n[0]);
    String cosine = fine(StrictMath.cos(angle));
    String sine = fine(StrictMath.sin(angle));
    String back = fine(-StrictMath.sin(angle));
    out.append("1 0 0 1 ").append(numbers(n[1], n[2])).append(" cm ");
    out.append(String.join(" ", cosine, sine, back, cosine)).append(" 0 0 cm ");
    out.append("1 0 0 1 ").append(numbers(-n[1], -n[2])).append(" cm ");
  }

  private static String fine(double value) {
    long parts = Math.round(value * 10_000);
    String digits = Long.toString(Math.abs(parts) % 10_000 + 10_000).substring(1);
    return (parts < 0 ? "-" : "") + Math.abs(parts) / 10_000 + "." + digits;
  }
}
