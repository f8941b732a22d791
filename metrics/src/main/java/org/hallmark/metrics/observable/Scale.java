package org.hallmark.metrics.observable;

/** At what grain an observable or a law looks at the data. */
public enum Scale {
  /** Per record. */
  FINE,
  /** Per group of records. */
  COARSE
}
