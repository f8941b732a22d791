package org.hallmark.provenance.sign;

/** What a reader trusts a key for. */
public enum Role {
  /** Signs plans, releases and attestations. */
  OWNER,
  /** Signs verdicts and freshness values. */
  AUDITOR,
  /** Signs times. */
  TIMESTAMP
}
