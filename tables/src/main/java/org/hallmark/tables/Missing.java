package org.hallmark.tables;

/** What an empty cell means. */
public enum Missing {
  /** Nothing: it is a bad cell. */
  REFUSED,
  /** A value of its own, such as the speed on a road without vehicles. */
  CATEGORY
}
