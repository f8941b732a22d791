package org.hallmark.tables.scan;

import java.io.Serializable;

/** How far a residual lies on the forbidden side: at least 0; infinite where it is bad. */
@FunctionalInterface
public interface Excess extends Serializable {
  double of(double residual);
}
