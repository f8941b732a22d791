package org.hallmark.generators;

/** Hears how far a training is: public numbers only, since steps come from the plan. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (done, all) -> {};

  /** {@code done} of {@code all} steps are taken. */
  void step(int done, int all);
}
