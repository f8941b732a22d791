package org.hallmark.privacy.event;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

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

  /** The numbers of the parts, under {@code look0}, {@code look1}, … */
  @Override
  public SortedMap<String, Double> parameters() {
    return Collections.unmodifiableSortedMap(Parameters.looks(events));
  }
}
