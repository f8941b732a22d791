package org.hallmark.tables.scan;

/** Adds up what all threads of a scan have read. */
final class Ticker {
  private final Progress progress;
  private final long all;
  private long done;

  Ticker(Progress progress, long all) {
    this.progress = progress;
    this.all = all;
  }

  synchronized void advance(long more) {
    done += more;
    progress.at(done, all);
  }
}
