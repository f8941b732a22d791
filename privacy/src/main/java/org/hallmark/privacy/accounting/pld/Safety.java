package org.hallmark.privacy.accounting.pld;

/** To which side an approximation may err. */
enum Safety {
  /** Towards more loss. */
  PESSIMISTIC,
  /** Towards less. */
  OPTIMISTIC
}
