package org.hallmark.privacy.mechanism;

/** Whether the noise of a backend can be drawn again by whom the owner opens the escrow for. */
public enum Replay {
  /** The same secret in the same context gives the same noise. */
  FROM_ESCROW,
  /** The noise is of the operating system, and forgotten. */
  NEVER
}
