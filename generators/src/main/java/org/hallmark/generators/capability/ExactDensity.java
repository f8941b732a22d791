package org.hallmark.generators.capability;

/** The model's log-density can be computed exactly. */
public interface ExactDensity {
  /** The log-density of a vector, per product of the values' units; always exact. */
  LogDensity logDensity(double[] values, double[] given);
}
