package org.hallmark.metrics.divergence;

import java.util.Locale;
import org.hallmark.metrics.divergence.CoverageSimulation.Outcome;
import org.hallmark.metrics.divergence.Protocol.Estimator;

/**
 * Prints how often the 95 % interval holds the true divergence, over cells, records and true
 * divergences, for exact and for noised counts; no test. One row per setting: how many trials the
 * gate let pass, coverage of those, misses below and above, mean error and mean width in bits.
 *
 * <p>Arguments: {@code exact} or {@code charged}, then optionally the number of trials and the
 * number of cells.
 */
public final class CoverageTable {
  private static final int[] CELLS = {20, 100, 1000};
  private static final long[] RECORDS = {1_000, 10_000, 100_000};
  private static final double[] BITS = {0, 1e-3, 1e-2, 0.1};
  private static final double[] EPSILONS = {1, 0.1};

  /** If the gate passes fewer of these, the setting counts as not estimable. */
  private static final int PRELIMINARY = 20;

  private CoverageTable() {}

  /** Runs all. */
  public static void main(String[] arguments) {
    boolean charged = arguments.length > 0 && arguments[0].equals("charged");
    int trials = arguments.length > 1 ? Integer.parseInt(arguments[1]) : charged ? 400 : 2000;
    System.out.println("route cells records bits gate coverage below above error width");
    for (int cells : CELLS) {
      if (arguments.length > 2 && Integer.parseInt(arguments[2]) != cells) {
        continue;
      }
      for (long records : RECORDS) {
        for (double bits : BITS) {
          if (charged) {
            charged(cells, records, bits, trials);
          } else {
            exact(cells, records, bits, trials);
          }
        }
      }
    }
  }

  private static void exact(int cells, long records, double bits, int trials) {
    CoverageSimulation setting = CoverageSimulation.logNormal(cells, records, bits, 0);
    for (Estimator estimator : Estimator.values()) {
      Outcome first = setting.runExact(PRELIMINARY, estimator);
      String route = "exact/" + estimator.id();
      print(
          route,
          setting,
          bits,
          first.estimable() == 0 ? first : setting.runExact(trials, estimator));
    }
  }

  private static void charged(int cells, long records, double bits, int trials) {
    for (double epsilon : EPSILONS) {
      double scale = 1 / epsilon;
      CoverageSimulation setting = CoverageSimulation.logNormal(cells, records, bits, scale);
      Outcome first = setting.run(PRELIMINARY, scale);
      String route = "charged/epsilon=" + epsilon;
      print(route, setting, bits, first.estimable() == 0 ? first : setting.run(trials, scale));
    }
  }

  private static void print(
      String route, CoverageSimulation setting, double bits, Outcome outcome) {
    String found =
        outcome.estimable() == 0
            ? "not estimable"
            : String.format(
                Locale.ROOT,
                "%d/%d %.3f %d %d %.1e %.1e",
                outcome.estimable(),
                outcome.trials(),
                1 - outcome.misses() / (double) outcome.estimable(),
                outcome.below(),
                outcome.above(),
                outcome.meanError(),
                outcome.width());
    System.out.println(
        route + " " + setting.real().length + " " + setting.realSize() + " " + bits + " " + found);
  }
}
