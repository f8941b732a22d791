package org.hallmark.physics.law;

import java.util.SortedMap;
import java.util.TreeMap;

/** Names of what a residual belongs to. */
final class Labels {
  private Labels() {}

  static SortedMap<String, String> of(String key, String value) {
    SortedMap<String, String> label = new TreeMap<>();
    label.put(key, value.isEmpty() ? "all" : value);
    return label;
  }
}
