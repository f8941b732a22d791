package org.hallmark.reports.pdf.layout;

import static org.hallmark.reports.pdf.file.Syntax.numbers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.reports.html.Element;

/** The outlines of SVG's shapes as PDF's path operators. */
final class Outlines {
  /** How far a Bézier curve's handles reach for a quarter of a circle. */
  private static final double QUARTER = 0.5522847498;

  private static final Pattern TOKEN =
      Pattern.compile("[MmLlHhVvCcQqZz]|-?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e-?[0-9]+)?");

  private Outlines() {}

  static String of(Element shape) {
    return switch (shape.name()) {
      case "rect" ->
          numbers(n(shape, "x"), n(shape, "y"), n(shape, "width"), n(shape, "height")) + " re ";
      case "line" ->
          numbers(n(shape, "x1"), n(shape, "y1"))
              + " m "
              + numbers(n(shape, "x2"), n(shape, "y2"))
              + " l ";
      case "circle" -> circle(n(shape, "cx"), n(shape, "cy"), n(shape, "r"));
      case "polyline" -> points(shape);
      case "polygon" -> points(shape) + "h ";
      default -> new Path(shape.attributes().getOrDefault("d", "")).operators();
    };
  }

  private static double n(Element shape, String attribute) {
    return Double.parseDouble(shape.attributes().getOrDefault(attribute, "0"));
  }

  private static String circle(double x, double y, double r) {
    double k = QUARTER * r;
    return numbers(x + r, y)
        + " m "
        + numbers(x + r, y + k, x + k, y + r, x, y + r)
        + " c "
        + numbers(x - k, y + r, x - r, y + k, x - r, y)
        + " c "
        + numbers(x - r, y - k, x - k, y - r, x, y - r)
        + " c "
        + numbers(x + k, y - r, x + r, y - k, x + r, y)
        + " c h ";
  }

  private static String points(Element shape) {
    return new Path("M" + shape.attributes().getOrDefault("points", "")).operators();
  }

  /** The commands of a path that is made of straight lines and Bézier curves. */
  private static final class Path {
    private final Matcher tokens;
    private final StringBuilder out = new StringBuilder();
    private double x;
    private double y;
    private double startX;
    private double startY;
    private boolean more;

    Path(String data) {
      tokens = TOKEN.matcher(data);
      more = tokens.find();
    }

    String operators() {
      char command = 'M';
      while (more) {
        char first = tokens.group().charAt(0);
        if (first >= 'A') {
          command = first;
          more = tokens.find();
        } else if (command == 'M' || command == 'm') {
          // Further points of a move are lines (SVG 2, 9.3.3).
          command = out.isEmpty() ? command : command == 'M' ? 'L' : 'l';
        } else if (command == 'Z' || command == 'z') {
          throw new IllegalArgumentException("a closed path must not go on");
        }
        step(command);
      }
      return out.toString();
    }

    private void step(char command) {
      double baseX = Character.isLowerCase(command) ? x : 0;
      double baseY = Character.isLowerCase(command) ? y : 0;
      switch (Character.toUpperCase(command)) {
        case 'M' -> {
          to(baseX + next(), baseY + next(), "m");
          startX = x;
          startY = y;
        }
        case 'L' -> to(baseX + next(), baseY + next(), "l");
        case 'H' -> to(baseX + next(), y, "l");
        case 'V' -> to(x, baseY + next(), "l");
        case 'C' -> curve(baseX, baseY);
        case 'Q' -> bow(baseX, baseY);
        default -> {
          out.append("h ");
          x = startX;
          y = startY;
        }
      }
    }

    private void curve(double baseX, double baseY) {
      out.append(numbers(baseX + next(), baseY + next(), baseX + next(), baseY + next()));
      out.append(' ');
      to(baseX + next(), baseY + next(), "c");
    }

    /** A quadratic curve as a cubic one. */
    private void bow(double baseX, double baseY) {
      double handleX = baseX + next();
      double handleY = baseY + next();
      double endX = baseX + next();
      double endY = baseY + next();
      out.append(
          numbers(
              x + 2 * (handleX - x) / 3,
              y + 2 * (handleY - y) / 3,
              endX + 2 * (handleX - endX) / 3,
              endY + 2 * (handleY - endY) / 3));
      out.append(' ');
      to(endX, endY, "c");
    }

    private void to(double newX, double newY, String operator) {
      x = newX;
      y = newY;
      out.append(numbers(x, y)).append(' ').append(operator).append(' ');
    }

    private double next() {
      if (!more) {
        return 0;
      }
      double value = Double.parseDouble(tokens.group());
      more = tokens.find();
      return value;
    }
  }
}
