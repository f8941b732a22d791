package org.hallmark.preregistration.plan;

import java.util.OptionalDouble;

/**
 * A claim registered before the run: a quantity of a measurement or a law is below a threshold, or
 * inside a margin, which is a claim of equivalence.
 *
 * @param id kebab-case
 * @param statement the claim in words
 * @param of id of the observable or law it is about
 * @param quantity what of it is judged
 * @param below the threshold, in the quantity's unit
 * @param above the margin's lower end, where the claim has one
 */
public record Claim(
    String id, String statement, String of, Quantity quantity, double below, OptionalDouble above) {

  /** What can be claimed about a measurement or a law. */
  public enum Quantity {
    /** Jensen–Shannon divergence of an observable, in bits. */
    DIVERGENCE("bit"),
    /** Share of rows or groups that break a law. */
    VIOLATION_RATE("1");

    private final String unit;

    Quantity(String unit) {
      this.unit = unit;
    }

    /** The unit of the quantity. */
    public String unit() {
      return unit;
    }
  }
}
