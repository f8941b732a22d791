package org.hallmark.reports.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hallmark.reports.pdf.css.Colours;
import org.hallmark.reports.pdf.css.Lengths;
import org.hallmark.reports.pdf.file.Sheet.Fill;

/**
 * Padding, borders and background of a block; each list is top, right, bottom, left. A colour may
 * be empty: then nothing is painted.
 */
record Frame(double[] padding, double[] borders, String[] colours, String background) {
  private static final String[] SIDES = {"top", "right", "bottom", "left"};

  static final Frame NONE =
      new Frame(new double[4], new double[4], new String[] {"", "", "", ""}, "");

  /** Of these rules. */
  static Frame of(Map<String, String> rules, Look look) {
    double[] borders = new double[4];
    String[] colours = {"", "", "", ""};
    rules.forEach(
        (property, value) -> {
          for (int side = 0; side < 4 && property.startsWith("border"); side++) {
            if (property.equals("border") || property.equals("border-" + SIDES[side])) {
              border(value, look, side, borders, colours);
            }
          }
        });
    String background = rules.getOrDefault("background", rules.get("background-color"));
    return new Frame(
        Lengths.sides(rules, "padding", look.size()),
        borders,
        colours,
        Colours.of(background == null ? "none" : background, look.colour()).orElse(""));
  }

  private static void border(
      String value, Look look, int side, double[] borders, String[] colours) {
    borders[side] = 0;
    colours[side] = "";
    for (String part : value.split("\\s+")) {
      borders[side] = Lengths.of(part, look.size(), 0).orElse(borders[side]);
      colours[side] = Colours.of(part, look.colour()).orElse(colours[side]);
    }
    if (colours[side].isEmpty()) {
      borders[side] = 0;
    }
  }

  boolean isNone() {
    return background.isEmpty() && sum(0) + sum(1) + sum(2) + sum(3) == 0;
  }

  boolean isPainted() {
    return !background.isEmpty() || borders[0] + borders[1] + borders[2] + borders[3] > 0;
  }

  private double sum(int side) {
    return padding[side] + borders[side];
  }

  double above() {
    return sum(0);
  }

  double below() {
    return sum(2);
  }

  double left() {
    return sum(3);
  }

  double across() {
    return sum(1) + sum(3);
  }

  /** The part of it on one page; only the first has an upper edge, only the last a lower. */
  List<Fill> fills(double x, double top, double width, double height, Part part) {
    List<Fill> all = new ArrayList<>();
    if (!background.isEmpty()) {
      all.add(new Fill(background, x, top, width, height));
    }
    edge(all, 3, x, top, borders[3], height);
    edge(all, 1, x + width - borders[1], top, borders[1], height);
    if (part == Part.WHOLE || part == Part.FIRST) {
      edge(all, 0, x, top, width, borders[0]);
    }
    if (part == Part.WHOLE || part == Part.LAST) {
      edge(all, 2, x, top + height - borders[2], width, borders[2]);
    }
    return all;
  }

  /** Which part of a block stands on a page. */
  enum Part {
    WHOLE,
    FIRST,
    MIDDLE,
    LAST
  }

  private void edge(List<Fill> all, int side, double x, double top, double width, double height) {
    if (borders[side] > 0) {
      all.add(new Fill(colours[side], x, top, width, height));
    }
  }
}
