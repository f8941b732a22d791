package org.hallmark.provenance.sign;

/** What a reader demands beyond the release itself. */
public enum Requirement {
  /** An outside value that was fixed only after the plan was sealed. */
  FRESHNESS,
  /** The verdict of an auditor who saw the source. */
  ESCROW_VERDICT
}
