package org.hallmark.privacy.event;

import java.util.List;
import java.util.SortedMap;

/**
 * A look, or several taken together, taken again and again with the same parameters.
 *
 * @param event what is repeated
 * @param count how often
 */
public record SelfComposed(PrivacyEvent event, long count) implements PrivacyEvent {
  static final String ID = "self-composed";

  public SelfComposed {
    Parameters.requireCount(count);
    Parameters.requireTold(event);
    for (PrivacyEvent part : PrivacyEvents.parts(List.of(event))) {
      if (count > Parameters.MOST_COUNT / part.count()) {
        throw new IllegalArgumentException(
            "count must leave every part at most 2^53 in all. Provided value: " + count);
      }
    }
  }

  @Override
  public String mechanism() {
    return ID;
  }

  /** The count, and the numbers of what is repeated under {@code look0}. */
  @Override
  public SortedMap<String, Double> parameters() {
    return Parameters.of(Parameters.looks(List.of(event)), count);
  }

  @Override
  public PrivacyEvent once() {
    return new SelfComposed(event, 1);
  }
}
