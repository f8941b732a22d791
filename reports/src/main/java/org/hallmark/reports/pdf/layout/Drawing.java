package org.hallmark.reports.pdf.layout;

import static org.hallmark.reports.pdf.file.Syntax.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.Text;
import org.hallmark.reports.html.VisibleText;
import org.hallmark.reports.pdf.css.Colours;
import org.hallmark.reports.pdf.css.Lengths;
import org.hallmark.reports.pdf.css.Named;
import org.hallmark.reports.pdf.css.Styles;
import org.hallmark.reports.pdf.file.Sheet;
import org.hallmark.reports.pdf.file.Tag;
import org.hallmark.reports.pdf.font.Typefaces;
import org.hallmark.reports.pdf.font.Typefaces.Face;

/** A drawing in SVG, as vectors: rectangles, lines, circles, paths and words with their classes. */
final class Drawing {
  /** What a shape has from the group it is in. */
  private static final Set<String> INHERITED =
      Set.of(
          "fill",
          "stroke",
          "stroke-width",
          "stroke-dasharray",
          "stroke-linecap",
          "stroke-linejoin",
          "color",
          "font-size",
          "font-weight",
          "text-anchor",
          "fill-opacity",
          "stroke-opacity");

  private final Element svg;
  private final List<Named> path;
  private final Styles styles;
  private final String colour;
  private final Typefaces faces;
  private final double[] view;

  /** The drawing in {@code svg}; {@code path} leads to it and {@code colour} is that around it. */
  Drawing(Element svg, List<Named> path, Styles styles, String colour, Typefaces faces) {
    this.svg = svg;
    this.path = List.copyOf(path);
    this.styles = styles;
    this.colour = colour;
    this.faces = faces;
    this.view = new double[4];
    String[] box = svg.attributes().getOrDefault("viewBox", "0 0 360 180").split("\\s+");
    for (int i = 0; i < 4; i++) {
      view[i] = Double.parseDouble(box[i]);
    }
  }

  double ratio() {
    return view[3] / view[2];
  }

  /** What the drawing shows, in words: its title and its description. */
  String words() {
    StringBuilder words = new StringBuilder();
    for (Markup child : svg.children()) {
      if (child instanceof Element e && (e.name().equals("title") || e.name().equals("desc"))) {
        words.append(words.isEmpty() ? "" : ". ").append(text(e));
      }
    }
    return words.toString();
  }

  /** Paints it as an adornment. */
  void icon(Sheet sheet, double x, double top, double width) {
    sheet.begin(Optional.empty());
    paint(sheet, x, top, width);
    sheet.end();
  }

  /** Paints it as what {@code tag} means. */
  void paint(Sheet sheet, double x, double top, double width, Tag tag) {
    sheet.begin(Optional.of(tag));
    paint(sheet, x, top, width);
    sheet.end();
  }

  private void paint(Sheet sheet, double x, double top, double width) {
    double scale = width / view[2];
    StringBuilder out = sheet.content();
    out.append("q ").append(String.join(" ", fine(scale), "0 0", fine(-scale)));
    out.append(' ').append(numbers(x - scale * view[0], Sheet.y(top) + scale * view[1]));
    out.append(" cm\n");
    Map<String, String> around = new LinkedHashMap<>();
    around.put("color", colour);
    children(svg, path, around, sheet);
    out.append("Q\n");
  }

  /** A scale to five decimals. */
  private static String fine(double value) {
    long parts = Math.round(value * 100_000);
    String digits = Long.toString(Math.abs(parts) % 100_000 + 100_000).substring(1);
    return (parts < 0 ? "-" : "") + Math.abs(parts) / 100_000 + "." + digits;
  }

  private void children(Element parent, List<Named> above, Map<String, String> around, Sheet to) {
    for (Markup child : parent.children()) {
      if (child instanceof Element shape) {
        List<Named> here = new ArrayList<>(above);
        here.add(Named.of(shape, Named.Position.WITHIN));
        Map<String, String> rules = new LinkedHashMap<>(around);
        rules.keySet().retainAll(INHERITED);
        rules.putAll(shape.attributes());
        rules.putAll(styles.of(here));
        to.content().append("q ");
        new Transform(shape.attributes().getOrDefault("transform", "")).write(to.content());
        shape(shape, here, rules, to);
        to.content().append("Q\n");
      }
    }
  }

  private void shape(Element shape, List<Named> here, Map<String, String> rules, Sheet to) {
    switch (shape.name()) {
      case "g" -> children(shape, here, rules, to);
      case "text" -> text(shape, rules, to);
      case "rect", "line", "circle", "path", "polyline", "polygon" -> {
        String outline = Outlines.of(shape);
        if (!outline.isEmpty()) {
          paint(shape, outline, rules, to);
        }
      }
      default -> {
        // Titles and descriptions are said and not painted.
      }
    }
  }

  private void paint(Element shape, String outline, Map<String, String> rules, Sheet to) {
    String current = Colours.of(rules.get("color"), colour).orElse(colour);
    Optional<String> fill =
        shape.name().equals("line")
            ? Optional.empty()
            : Colours.of(rules.getOrDefault("fill", "black"), current);
    Optional<String> stroke = Colours.of(rules.getOrDefault("stroke", "none"), current);
    double both = number(rules, "opacity", 1);
    double filled = both * number(rules, "fill-opacity", 1);
    double stroked = both * number(rules, "stroke-opacity", 1);
    StringBuilder out = to.content();
    if (fill.isPresent()) {
      out.append(filled < 1 ? to.opacity(filled) : "");
      out.append(fill.get()).append(" rg ").append(outline).append("f\n");
    }
    if (stroke.isPresent()) {
      out.append(filled < 1 || stroked < 1 ? to.opacity(stroked) : "");
      out.append(stroke.get()).append(" RG ").append(pen(rules)).append(outline).append("S\n");
    }
  }

  private String pen(Map<String, String> rules) {
    StringBuilder out = new StringBuilder();
    out.append(numbers(number(rules, "stroke-width", 1))).append(" w ");
    out.append("round".equals(rules.get("stroke-linecap")) ? "1 J " : "0 J ");
    out.append("round".equals(rules.get("stroke-linejoin")) ? "1 j " : "0 j ");
    String dashes = rules.getOrDefault("stroke-dasharray", "");
    if (dashes.matches("[0-9., ]+")) {
      out.append('[').append(dashes.replace(',', ' ')).append("] 0 d ");
    }
    return out.toString();
  }

  private void text(Element shape, Map<String, String> rules, Sheet to) {
    double size = number(rules, "font-size", 10.5);
    Face face =
        rules.getOrDefault("font-weight", "").matches("bold|[6-9]00") ? Face.BOLD : Face.REGULAR;
    String words = faces.showable(text(shape));
    double width = faces.width(face, size, words);
    double share =
        switch (rules.getOrDefault("text-anchor", "start")) {
          case "end" -> 1;
          case "middle" -> 0.5;
          default -> 0;
        };
    double x = number(rules, "x", 0) + number(rules, "dx", 0) - share * width;
    double y = number(rules, "y", 0) + number(rules, "dy", 0);
    String current = Colours.of(rules.get("color"), colour).orElse(colour);
    StringBuilder out = to.content();
    Optional<String> halo = Colours.of(rules.getOrDefault("stroke", "none"), current);
    if (halo.isPresent()) {
      out.append(halo.get()).append(" RG ").append(pen(rules));
      show(out, "1 Tr", x, y, face, size, words);
    }
    out.append(Colours.of(rules.getOrDefault("fill", "black"), current).orElse(current));
    out.append(" rg ");
    show(out, "0 Tr", x, y, face, size, words);
  }

  /** Letters stand upright although heights count downwards here. */
  private void show(
      StringBuilder out, String mode, double x, double y, Face face, double size, String words) {
    out.append("BT ").append(mode).append(" 1 0 0 -1 ").append(numbers(x, y)).append(" Tm");
    for (Typefaces.Piece piece : faces.pieces(face, words)) {
      out.append(" /").append(piece.face().resource()).append(' ').append(numbers(size));
      out.append(" Tf ").append(piece.shown()).append(" Tj");
    }
    out.append(" ET\n");
  }

  /** A number of user units, which CSS writes as px. */
  private static double number(Map<String, String> rules, String property, double otherwise) {
    String value = rules.getOrDefault(property, "").replace("px", "");
    return value.endsWith("em")
        ? Lengths.of(value, 10.5, 0).orElse(otherwise)
        : value.matches("-?[0-9]*\\.?[0-9]+") ? Double.parseDouble(value) : otherwise;
  }

  /** The text in an element and those below it. */
  static String text(Element element) {
    StringBuilder out = new StringBuilder();
    for (Markup child : element.children()) {
      if (child instanceof Text text) {
        out.append(VisibleText.of(text.characters()));
      } else if (child instanceof Element inner) {
        out.append(text(inner));
      }
    }
    return out.toString();
  }
}
