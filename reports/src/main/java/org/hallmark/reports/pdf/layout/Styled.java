package org.hallmark.reports.pdf.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.pdf.css.Lengths;
import org.hallmark.reports.pdf.css.Named;
import org.hallmark.reports.pdf.css.Styles;

/**
 * An element with the rules that hold for it.
 *
 * @param element the element
 * @param path what leads to it, itself included
 * @param rules its properties
 * @param look how its text looks
 */
record Styled(Element element, List<Named> path, Map<String, String> rules, Look look) {
  private static final Set<String> WITHIN_LINES =
      Set.of(
          "a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "q", "small", "span", "strong",
          "sub", "sup", "time", "var", "wbr");

  static Styled of(
      Element element, Named.Position position, List<Named> above, Look around, Styles styles) {
    List<Named> path = new ArrayList<>(above);
    path.add(Named.of(element, position));
    Map<String, String> rules = styles.of(path);
    return new Styled(element, List.copyOf(path), rules, around.with(rules));
  }

  String name() {
    return element.name();
  }

  String rule(String property) {
    return rules.getOrDefault(property, "");
  }

  boolean isShown() {
    return !rule("display").equals("none") && !element.attributes().containsKey("hidden");
  }

  /** Whether it stands among words. */
  boolean isInline() {
    String display = rule("display");
    return display.startsWith("inline")
        || (display.isEmpty() && WITHIN_LINES.contains(name()))
        || (name().equals("svg") && element.attributes().containsKey("aria-hidden"));
  }

  /** The most that it takes of a width; a share of it is no limit. */
  double limit(double otherwise) {
    String most = rule("max-width");
    return most.endsWith("%") ? otherwise : Lengths.of(most, look.size(), 0).orElse(otherwise);
  }

  /** The second of two gaps is the one between columns. */
  double gap(int axis) {
    String[] parts = rule("gap").split("\\s+");
    String own = rule(axis == 0 ? "row-gap" : "column-gap");
    String value = own.isEmpty() ? parts[Math.min(axis, parts.length - 1)] : own;
    return Lengths.of(value, look.size(), 0).orElse(0);
  }

  /** Margins above, right, below, left. */
  double[] margins() {
    return Lengths.sides(rules, "margin", look.size());
  }

  List<Styled> children(Styles styles) {
    List<Element> elements = new ArrayList<>();
    for (Markup child : element.children()) {
      if (child instanceof Element inner) {
        elements.add(inner);
      }
    }
    List<Styled> all = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      all.add(of(elements.get(i), position(i, elements.size()), path, look, styles));
    }
    return all;
  }

  private static Named.Position position(int index, int count) {
    if (count == 1) {
      return Named.Position.ONLY;
    }
    return index == 0
        ? Named.Position.FIRST
        : index == count - 1 ? Named.Position.LAST : Named.Position.WITHIN;
  }
}
