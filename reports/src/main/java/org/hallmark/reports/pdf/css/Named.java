package org.hallmark.reports.pdf.css;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hallmark.reports.html.Element;

/**
 * What selectors look at in an element: equal ones look equal.
 *
 * @param name its tag
 * @param classes its classes
 * @param attributes those of its attributes that rules may ask for
 * @param position its place among its siblings
 */
public record Named(
    String name, List<String> classes, Map<String, String> attributes, Position position) {
  private static final Set<String> ASKED = Set.of("id", "role", "scope", "open");

  /** A place among siblings. */
  public enum Position {
    FIRST,
    WITHIN,
    LAST,
    ONLY
  }

  /** Of an element at this place. */
  public static Named of(Element element, Position position) {
    String classes = element.attributes().getOrDefault("class", "");
    Map<String, String> attributes = new TreeMap<>(element.attributes());
    attributes.keySet().retainAll(ASKED);
    return new Named(element.name(), List.of(classes.split(" ")), attributes, position);
  }

  boolean isFirst() {
    return position == Position.FIRST || position == Position.ONLY;
  }

  boolean isLast() {
    return position == Position.LAST || position == Position.ONLY;
  }
}
