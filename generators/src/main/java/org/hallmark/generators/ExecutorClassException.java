package org.hallmark.generators;

import java.util.SortedMap;

/** The executor that was to train is of another class of machines than the driver. */
public final class ExecutorClassException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal: a manifest names one class, by which others know where bits must agree. */
  public ExecutorClassException(SortedMap<String, String> driver, SortedMap<String, String> found) {
    super(
        "executors must be of the driver's class of machines, which the manifest names"
            + "\n  expected: "
            + driver
            + "\n  found:    "
            + found
            + "\nStart the driver on a machine like theirs, or train without --master");
  }
}
