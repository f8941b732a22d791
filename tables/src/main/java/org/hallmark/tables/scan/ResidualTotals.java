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
  private final QuantileHistogram excesses = new QuantileHistogram();
  private final WorstRows worst;
  private long checked;
  private long violations;
  private long bad;

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
    double[] good = new double[residuals.length];
    double[] far = new double[residuals.length];
    int[] rows = new int[residuals.length];
    int count = 0;
    for (int row = 0; row < residuals.length; row++) {
      double residual = residuals[row];
      if (Double.isFinite(residual)) {
        good[count] = residual;
        far[count] = excess.of(residual);
        rows[count++] = row;
      } else if (Table.isBad(residual)) {
        bad++;
      }
    }
    sum.add(good, count);
    excesses.add(far, count);
    violations += above(far, count);
    checked += count;
    offer(far, good, rows, count, batch);
  }

  private long above(double[] far, int count) {
    long above = 0;
    for (int i = 0; i < count; i++) {
      above += far[i] > tolerance ? 1 : 0;
    }
    return above;
  }

  private void offer(double[] far, double[] good, int[] rows, int count, Table batch) {
    double enough = worst.least();
    for (int i = 0; i < count; i++) {
      if (far[i] >= enough) {
        worst.offer(far[i], good[i], batch, rows[i]);
        enough = worst.least();
      }
    }
  }

  /** Adds what another one has added up. */
  public void merge(ResidualTotals other) {
    checked += other.checked;
    violations += other.violations;
    bad += other.bad;
    sum.add(other.sum);
    excesses.merge(other.excesses);
    worst.merge(other.worst);
  }

  /** What is known so far. */
  public Residuals residuals() {
    return new Residuals(
        checked + bad, violations + bad, bad, sum.value(), excesses, worst.worst());
  }
}
