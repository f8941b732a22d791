package org.hallmark.tables;

/** What the values of a column are. */
public enum Kind {
  /** One of a closed list of words. */
  CATEGORY,
  /** A whole number of things, from zero. */
  COUNT,
  /** A whole number. */
  INTEGER,
  /** A real number. */
  REAL
}
