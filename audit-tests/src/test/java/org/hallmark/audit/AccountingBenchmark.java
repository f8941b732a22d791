package org.hallmark.audit;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;

/** Prints what both bounds on ε cost, in seconds of the processor; no test. */
public final class AccountingBenchmark {
  private static final int ROUNDS = 5;

  private AccountingBenchmark() {}

  /** Runs all. */
  public static void main(String[] arguments) {
    for (long steps : new long[] {10_000, 1_000_000}) {
      for (double samplingRate : new double[] {0.01, 0.001}) {
        double first = seconds(samplingRate, steps, 0);
        double least = first;
        for (int i = 1; i <= ROUNDS; i++) {
          least = Math.min(least, seconds(samplingRate, steps, i));
        }
        System.out.println(
            samplingRate + ", " + steps + " steps: first " + first + " s, then " + least + " s");
      }
    }
  }

  /** Every round has a δ of its own, so that none is answered from memory. */
  private static double seconds(double samplingRate, long steps, int round) {
    List<PrivacyEvent> events = List.of(new PoissonSampledGaussian(samplingRate, 1, steps));
    double delta = 1e-6 * (1 + 1e-9 * round);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Accounting.epsilonUpper(events, Adjacency.ADD_OR_REMOVE, delta);
    Accounting.epsilonLower(events, Adjacency.ADD_OR_REMOVE, delta);
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) * 1e-9;
  }
}
