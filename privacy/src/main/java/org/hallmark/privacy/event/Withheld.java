package org.hallmark.privacy.event;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.seed.Commitment;

/**
 * A value computed from the source and told to nobody: it costs nothing as long as it reaches no
 * published number, claim, selection, stop rule, log or verdict.
 *
 * @param purpose what it is for, in words
 * @param commitment the published commitment to it
 */
public record Withheld(String purpose, Commitment commitment) implements PrivacyEvent {
  static final String ID = "withheld";

  @Override
  public String mechanism() {
    return ID;
  }

  @Override
  public SortedMap<String, Double> parameters() {
    return Collections.unmodifiableSortedMap(new TreeMap<>());
  }
}
