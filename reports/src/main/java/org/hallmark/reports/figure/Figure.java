package org.hallmark.reports.figure;

import static org.hallmark.reports.html.Tags.details;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;

/**
 * A plot, what it shows, and its numbers.
 *
 * @param id unique in the report
 * @param title what it shows, in a line
 * @param drawing the plot
 * @param caption how to read it
 * @param numbers everything that is drawn
 */
public record Figure(
    String id, String title, Element drawing, String caption, NumberTable numbers) {

  /** The plot with its caption, and its numbers below, closed; in print they stay closed. */
  public List<Markup> elements() {
    return List.of(
        Element.of("figure", drawing, Element.of("figcaption", caption)),
        details("Numbers", numbers.table().element()).in("numbers"));
  }

  /** As a member of the document for machines: everything but the drawing. */
  public SortedMap<String, Object> document() {
    return new TreeMap<>(
        Map.of("id", id, "title", title, "caption", caption, "numbers", numbers.document()));
  }
}
