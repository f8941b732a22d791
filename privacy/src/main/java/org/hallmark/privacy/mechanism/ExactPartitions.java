package org.hallmark.privacy.mechanism;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.ledger.Charge;

/**
 * How many privacy units stand behind each key that confidential rows hold: keys and numbers are
 * shut in until a {@link Charge} opens them for a mechanism.
 */
public final class ExactPartitions {
  private final SortedMap<String, Long> units;
  private final int most;
  private final Set<String> opened = new HashSet<>();

  private ExactPartitions(SortedMap<String, Long> units, int most) {
    this.units = units;
    this.most = most;
  }

  /**
   * Shuts a copy in.
   *
   * @param most behind how many keys one unit stands at most
   */
  public static ExactPartitions of(SortedMap<String, Long> units, int most) {
    return new ExactPartitions(new TreeMap<>(units), most);
  }

  /** One unit changes so many numbers by one. */
  public Sensitivity sensitivity() {
    return new Sensitivity(most, 1);
  }

  /**
   * Units by key, for a mechanism.
   *
   * @throws IllegalStateException if the charge opened them before
   */
  public synchronized SortedMap<String, Long> open(Charge charge) {
    if (!opened.add(charge.id())) {
      throw new IllegalStateException("charge " + charge.id() + " opens the keys only once");
    }
    return Collections.unmodifiableSortedMap(units);
  }

  /** Nothing: not even how many keys there are is public. */
  @Override
  public String toString() {
    return "ExactPartitions";
  }
}
