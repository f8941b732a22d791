package org.hallmark.metrics;

/** How a number about the source data came to be published. */
public enum Route {
  /** The source is public: the number is exact. */
  EXACT,
  /** The source is confidential: the number was noised, and its cost is in the privacy ledger. */
  CHARGED,
  /** The source is confidential: the number exists, is committed to, and is not published. */
  WITHHELD,
  /** The source is confidential: the number is not computed. */
  REFUSED
}
