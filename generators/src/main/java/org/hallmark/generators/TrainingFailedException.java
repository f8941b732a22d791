package org.hallmark.generators;

/**
 * A training that gave no generator, for a reason that its plan can be changed for. What it says
 * follows from the plan, from noised gradients, or from rows that everybody may see.
 */
public abstract sealed class TrainingFailedException extends RuntimeException
    permits TrainingDivergedException, NothingLearnedException {
  private static final long serialVersionUID = 1L;

  TrainingFailedException(String message) {
    super(message);
  }
}
