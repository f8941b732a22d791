package org.hallmark.reports.plot;

import java.util.List;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;

/** The shapes that plots are drawn with; colours come from the style sheet by class. */
final class Svg {
  /** Width of every plot in user units: that of a telephone, so that letters stay legible there. */
  static final int WIDTH = 360;

  private static final long HUNDREDTHS = 100;
  private static final int LABEL_LENGTH = 14;

  private Svg() {}

  /** A drawing with a name and a description for those who cannot see it. */
  static Element drawing(
      String id, int height, String title, String description, List<? extends Markup> shapes) {
    return Element.of("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", "0 0 " + WIDTH + " " + height)
        .with("role", "img")
        .with("aria-labelledby", id + "-title " + id + "-desc")
        .and(
            Element.of("title", title).with("id", id + "-title"),
            Element.of("desc", description).with("id", id + "-desc"))
        .and(shapes);
  }

  static Element rect(String styleClass, double x, double y, double width, double height) {
    return Element.of("rect")
        .in(styleClass)
        .with("x", coordinate(x))
        .with("y", coordinate(y))
        .with("width", coordinate(Math.max(0, width)))
        .with("height", coordinate(Math.max(0, height)));
  }

  /** A rectangle between two corners in any order. */
  static Element between(String styleClass, double x1, double y1, double x2, double y2) {
    return rect(
        styleClass, Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  }

  static Element line(String styleClass, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .in(styleClass)
        .with("x1", coordinate(x1))
        .with("y1", coordinate(y1))
        .with("x2", coordinate(x2))
        .with("y2", coordinate(y2));
  }

  static Element dot(String styleClass, double x, double y, double radius) {
    return Element.of("circle")
        .in(styleClass)
        .with("cx", coordinate(x))
        .with("cy", coordinate(y))
        .with("r", coordinate(radius));
  }

  static Element words(String styleClass, double x, double y, String words) {
    return Element.of("text", words)
        .in(styleClass)
        .with("x", coordinate(x))
        .with("y", coordinate(y));
  }

  /** The label of a cell below an axis, slanted. */
  static Element slanted(double x, double y, String words) {
    return words("tick end", x, y, shortened(words))
        .with("transform", "rotate(-42 " + coordinate(x) + " " + coordinate(y) + ")");
  }

  /** How far down {@link #slanted} labels reach. */
  static double slantedDepth(List<String> labels) {
    int longest = labels.stream().mapToInt(label -> shortened(label).length()).max().orElse(0);
    return 18 + 3.7 * longest;
  }

  /** A label that is cut where it would leave its place; the table below a plot has all of it. */
  static String shortened(String words) {
    return cut(words, LABEL_LENGTH);
  }

  /** The first so many characters, the last of them three dots where there are more. */
  static String cut(String words, int length) {
    return words.codePointCount(0, words.length()) <= length
        ? words
        : words.substring(0, words.offsetByCodePoints(0, length - 1)) + "…";
  }

  /** A coordinate to two decimals. */
  static String coordinate(double value) {
    long hundredths = (long) StrictMath.rint(value * HUNDREDTHS);
    long whole = Math.abs(hundredths) / HUNDREDTHS;
    long part = Math.abs(hundredths) % HUNDREDTHS;
    String decimals =
        part == 0 ? "" : part % 10 == 0 ? "." + part / 10 : (part < 10 ? ".0" : ".") + part;
    return (hundredths < 0 ? "-" : "") + whole + decimals;
  }
}
