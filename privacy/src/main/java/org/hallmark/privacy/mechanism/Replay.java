package org.hallmark.privacy.mechanism;

/** Whether the noise of a backend can be drawn again by whom the owner opens the escrow for. */
public enum Replay {
  /** The same secret in the same context gives the same noise. */
  FROM_ESCROW("an escrow auditor can draw the noise again and compare"),
  /** The noise is of the operating system and forgotten. */
  NEVER("the noise is not replayable in escrow: an auditor must trust that it was drawn");

  private final String inWords;

  Replay(String inWords) {
    this.inWords = inWords;
  }

  /** What a statement says of it. */
  public String inWords() {
    return inWords;
  }
}
