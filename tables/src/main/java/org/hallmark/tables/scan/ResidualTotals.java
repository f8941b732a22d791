package org.hallmark.tables.scan;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
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
    if (allFinite(residuals)) {
      addGood(residuals, row -> row, batch);
      return;
    }
    double[] good = new double[residuals.length];
    int[] rows = new int[residuals.length];
    int count = 0;
    for (int row = 0; row < residuals.length; row++) {
      if (Double.isFinite(residuals[row])) {
        good[count] = residuals[row];
        rows[count++] = row;
      } else if (Table.isBad(residuals[row])) {
        bad++;
      }
    }
    addGood(Arrays.copyOf(good, count), place -> rows[place], batch);
  }

  /** Zero times a number that is not finite is not zero. */
  private static boolean allFinite(double[] residuals) {
    double one = 0;
    double other = 0;
    int even = residuals.length & ~1;
    for (int i = 0; i < even; i += 2) {
      one += residuals[i] * 0;
      other += residuals[i + 1] * 0;
    }
    return one + other == 0
        && (even == residuals.length || Double.isFinite(residuals[residuals.length - 1]));
  }

  /** Adds finite residuals, each with the row that it is of. */
  private void addGood(double[] good, IntUnaryOperator rows, Table batch) {
    double[] far = new double[good.length];
    double enough = worst.least();
    double most = 0;
    long above = 0;
    for (int i = 0; i < good.length; i++) {
      double distance = excess.of(good[i]);
      far[i] = distance;
      above += distance > tolerance ? 1 : 0;
      most = Math.max(most, distance);
    }
    violations += above;
    checked += good.length;
    sum.add(good, good.length);
    excesses.add(far, good.length);
    for (int i = 0; i < good.length && most >= enough; i++) {
      if (far[i] >= enough) {
        worst.offer(far[i], good[i], batch, rows.applyAsInt(i));
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
