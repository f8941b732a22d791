package org.hallmark.metrics;

/**
 * One dimension of an observable: what is measured along it, and its sealed cells.
 *
 * @param quantity what is measured
 * @param unit its unit, {@code 1} for a pure number
 * @param bins its cells
 */
public record Axis(Quantity quantity, String unit, Bins bins) {
  /** As it is published. */
  public MeasuredAxis measured() {
    return new MeasuredAxis(quantity.text(), unit, bins.labels());
  }
}
