package org.hallmark.tables.scan;

/** Somebody who is told how far a scan has come, by one thread at a time. */
@FunctionalInterface
public interface Progress {
  Progress UNSEEN = (done, all) -> {};

  /** So much of all is read. */
  void at(long done, long all);
}
