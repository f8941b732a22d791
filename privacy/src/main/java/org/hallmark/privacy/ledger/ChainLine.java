package org.hallmark.privacy.ledger;

import org.hallmark.provenance.Digest;

/** A line of a hash chain: each names the digest of the line before it. */
interface ChainLine {
  /** Id of the line's form. */
  String schema();

  /** From 1, without gaps. */
  long sequence();

  /** Digest of the line before, or of the schema id for the first. */
  Digest previous();
}
