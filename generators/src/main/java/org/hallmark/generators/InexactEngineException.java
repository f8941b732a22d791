package org.hallmark.generators;

/**
 * The engine computes the same record differently in different places of a batch, so that exact
 * sums would not be exact. It tells of the machine alone, never of the records.
 */
public final class InexactEngineException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what to do. */
  public InexactEngineException() {
    super(
        "on this machine and in this numericMode, PyTorch's arithmetic for a record depends on its"
            + " place in the batch; sums: exact cannot hold. Choose numericMode: portable, or sums:"
            + " float32, which the privacy statement then tells");
  }
}
