package org.hallmark.audit.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Times work in this process after a warm-up. */
final class Stopwatch {
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 5;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Stopwatch() {}

  /** Work that is timed. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * How long work takes.
   *
   * @param wall seconds on the clock
   * @param processor seconds of all threads, which other people's load changes less
   */
  record Seconds(double wall, double processor) {
    Seconds least(Seconds other) {
      return new Seconds(Math.min(wall, other.wall), Math.min(processor, other.processor));
    }
  }

  /** The least of several warm rounds. */
  static Seconds seconds(Work work) throws Exception {
    Seconds least = new Seconds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      Seconds seconds = once(work);
      least = round < 0 ? least : least.least(seconds);
    }
    return least;
  }

  private static Seconds once(Work work) throws Exception {
    long processor = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    work.run();
    return new Seconds(
        (System.nanoTime() - start) * 1e-9, (PROCESS.getProcessCpuTime() - processor) * 1e-9);
  }
}
