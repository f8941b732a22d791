package org.hallmark.tables.scan;

import java.util.List;

/**
 * What is known of the residuals of a law in all rows.
 *
 * <p>A row without a residual (missing) is not checked. A row with a bad cell is a violation and
 * has no residual that sum, quantiles or worst rows could hold.
 *
 * @param checked rows that have a residual or a bad cell
 * @param violations those of them whose excess is above the tolerance
 * @param bad those of them with a bad cell
 * @param sum the exact sum of all residuals, rounded once
 * @param excesses the order statistics of how far residuals lie on the forbidden side
 * @param worst the rows with the largest excess above 0, the largest first
 */
public record Residuals(
    long checked,
    long violations,
    long bad,
    double sum,
    QuantileHistogram excesses,
    List<WorstRow> worst) {
  public Residuals {
    worst = List.copyOf(worst);
  }
}
