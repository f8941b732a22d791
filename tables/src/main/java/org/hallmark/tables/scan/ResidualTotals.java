package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.List;
import org.hallmark.tables.ExactSum;
import org.hallmark.tables.Table;

/** Adds up residuals exactly, in any order and in parts: what accumulators of laws are made of. */
public final class ResidualTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Excess excess;
  private final double tolerance;
  private final ExactSum sum = new ExactSum();
  private final ExactSum squares = new ExactSum();
  private final QuantileHistogram excesses = new QuantileHistogram();
  private final WorstRows worst;
  private long checked;
  private long violations;
  private long bad;
  private boolean beyond;

  /**
   * No residuals yet.
   *
   * @param excess which side is forbidden
   * @param tolerance an excess above this is a violation
   * @param most how many of the worst rows are kept
   * @param keys columns that name a row
   */
  public ResidualTotals(Excess excess, double tolerance, int most, List<String> keys) {
    this.excess = excess;
    this.tolerance = tolerance;
    this.worst = new WorstRows(most, keys);
  }

  /** Adds the residual of every row of a batch; missing and bad as in a {@link Table}. */
  public void add(double[] residuals, Table batch) {
    for (int row = 0; row < residuals.length; row++) {
      double residual = residuals[row];
      if (Table.isMissing(residual)) {
        continue;
      }
      checked++;
      if (Table.isBad(residual)) {
        bad++;
        violations++;
      } else {
        add(residual, batch, row);
      }
    }
  }

  private void add(double residual, Table batch, int row) {
    double far = excess.of(residual);
    violations += far > tolerance ? 1 : 0;
    sum.add(residual);
    double square = residual * residual;
    if (square == Double.POSITIVE_INFINITY) {
      beyond = true;
    } else {
      squares.add(square);
    }
    excesses.add(far);
    worst.offer(far, residual, batch, row);
  }

  /** Adds what another one has added up. */
  public void merge(ResidualTotals other) {
    checked += other.checked;
    violations += other.violations;
    bad += other.bad;
    beyond |= other.beyond;
    sum.add(other.sum);
    squares.add(other.squares);
    excesses.merge(other.excesses);
    worst.merge(other.worst);
  }

  /** What is known so far. */
  public Residuals residuals() {
    return new Residuals(
        checked,
        violations,
        bad,
        sum.value(),
        beyond ? Double.POSITIVE_INFINITY : squares.value(),
        excesses,
        worst.worst());
  }
}
