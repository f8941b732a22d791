package org.hallmark.privacy.dpsgd;

/** What of a training is published beside its weights. */
public enum Transcript {
  /** Nothing. */
  NONE,
  /**
   * The noised sum of every step. The privacy event of a training is about all of them, so that
   * they cost nothing more, and with them anybody can take its steps again.
   */
  FULL
}
