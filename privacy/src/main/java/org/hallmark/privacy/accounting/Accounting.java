package org.hallmark.privacy.accounting;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PrivacyEvent;

/**
 * All methods of accounting that this version knows, in an explicit catalogue. What is published is
 * the least of their bounds, each named.
 */
public final class Accounting {
  /** Id and version of the catalogue: the same id gives the same bounds, to the last bit. */
  public static final String ID = "hallmark-accounting-v1";

  private static final List<Accountant> CATALOGUE =
      List.of(RenyiAccountant.standard(), BasicComposition.standard());

  private Accounting() {}

  /** Every method of this version. */
  public static List<Accountant> catalogue() {
    return CATALOGUE;
  }

  /**
   * The upper bound on ε at {@code delta} by every method that has one, by the method's id.
   *
   * @throws UnsupportedEventException if no method understands the events
   */
  public static SortedMap<String, Double> bounds(
      List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    SortedMap<String, Double> bounds = new TreeMap<>();
    UnsupportedEventException refusal = null;
    for (Accountant accountant : CATALOGUE) {
      try {
        bounds.put(accountant.id(), accountant.epsilonUpper(events, adjacency, delta));
      } catch (UnsupportedEventException e) {
        refusal = e;
      }
    }
    if (bounds.isEmpty() && refusal != null) {
      throw refusal;
    }
    return Collections.unmodifiableSortedMap(bounds);
  }

  /** The least of {@link #bounds}. */
  public static double epsilonUpper(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    return Collections.min(bounds(events, adjacency, delta).values());
  }
}
