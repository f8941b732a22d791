package org.hallmark.privacy.event;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A look whose result is published as it is: ε is infinite. */
public record NonPrivate() implements PrivacyEvent {
  static final String ID = "non-private";

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Collections.unmodifiableSortedMap(new TreeMap<>());
  }
}
