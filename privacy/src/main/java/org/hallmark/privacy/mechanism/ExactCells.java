package org.hallmark.privacy.mechanism;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.hallmark.privacy.ledger.Charge;

/**
 * Exact integers about confidential rows, shut in until a {@link Charge} opens them for a
 * mechanism. They are materialised: however often whatever gave them runs again, a mechanism sees
 * these.
 */
public final class ExactCells {
  private final long[] cells;
  private final Sensitivity sensitivity;
  private final Set<String> opened = new HashSet<>();

  private ExactCells(long[] cells, Sensitivity sensitivity) {
    this.cells = cells;
    this.sensitivity = sensitivity;
  }

  /** Shuts a copy in. */
  public static ExactCells of(long[] cells, Sensitivity sensitivity) {
    return new ExactCells(cells.clone(), sensitivity);
  }

  /** How many there are, which is public. */
  public int size() {
    return cells.length;
  }

  /** What one privacy unit can change. */
  public Sensitivity sensitivity() {
    return sensitivity;
  }

  /**
   * The integers, for a mechanism: what it does with them must cost no more than the charge.
   *
   * @throws IllegalStateException if the charge opened them before
   */
  public synchronized long[] open(Charge charge) {
    if (!opened.add(charge.id())) {
      throw new IllegalStateException("charge " + charge.id() + " opens the cells only once");
    }
    return cells.clone();
  }

  @Override
  public String toString() {
    return "ExactCells[" + cells.length + "]";
  }

  /** Their sum, shut in; one privacy unit changes it by its change of all cells together. */
  public ExactCells total() {
    return new ExactCells(
        new long[] {Arrays.stream(cells).sum()}, new Sensitivity(1, sensitivity.l1()));
  }
}
