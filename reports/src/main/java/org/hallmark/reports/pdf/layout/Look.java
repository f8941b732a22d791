package org.hallmark.reports.pdf.layout;

import java.util.Map;
import org.hallmark.reports.pdf.css.Colours;
import org.hallmark.reports.pdf.css.Lengths;
import org.hallmark.reports.pdf.font.Typefaces.Face;

/**
 * How text looks; an element without rules of its own looks like the one around it.
 *
 * @param size in points
 * @param face its typeface
 * @param colour as PDF's three numbers
 * @param leading distance of lines by the size
 * @param align where lines stand
 */
record Look(double size, Face face, String colour, double leading, Align align) {
  /** Where lines stand. */
  enum Align {
    START,
    MIDDLE,
    END
  }

  /** The same with the rules of one element. */
  Look with(Map<String, String> rules) {
    double points = size(rules.getOrDefault("font-size", ""));
    return new Look(
        points,
        face(rules),
        Colours.of(rules.getOrDefault("color", ""), colour).orElse(colour),
        leading(rules.getOrDefault("line-height", ""), points),
        align(rules.getOrDefault("text-align", "")));
  }

  private double size(String value) {
    if (value.startsWith("clamp(")) {
      return Lengths.of(value.substring(6, value.indexOf(',')), size, size).orElse(size);
    }
    return Lengths.of(value, size, size).orElse(size);
  }

  private double leading(String value, double points) {
    return value.matches("[0-9.]+")
        ? Double.parseDouble(value)
        : Lengths.of(value, points, points).orElse(leading * points) / points;
  }

  private Face face(Map<String, String> rules) {
    if (rules.getOrDefault("font-family", "").contains("monospace")) {
      return Face.CODE;
    }
    String weight = rules.get("font-weight");
    if (weight == null || face == Face.CODE) {
      return face;
    }
    boolean heavy = weight.equals("bold") || weight.matches("[6-9]00");
    return heavy ? Face.BOLD : Face.REGULAR;
  }

  private Align align(String value) {
    return switch (value) {
      case "right", "end" -> Align.END;
      case "center" -> Align.MIDDLE;
      case "left", "start" -> Align.START;
      default -> align;
    };
  }

  double line() {
    return size * leading;
  }
}
