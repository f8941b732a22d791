package org.hallmark.privacy.event;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Several looks taken together, all of whose parameters were fixed before the first.
 *
 * @param events the looks
 */
public record Composed(List<PrivacyEvent> events) implements PrivacyEvent {
  static final String ID = "composed";

  public Composed {
    events = List.copyOf(events);
  }

  @Override
  public String mechanism() {
    return ID;
  }

  /** None: the parts have their own. */
  @Override
  public SortedMap<String, Double> parameters() {
    return Collections.unmodifiableSortedMap(new TreeMap<>());
  }
}
