package org.hallmark.metrics.twosample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.privacy.probability.Normal;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * The test for data copying of C. Meehan, K. Chaudhuri and S. Dasgupta (AISTATS 2020, <i>A
 * non-parametric test to detect data-copying in generative models</i>): are synthetic records
 * nearer to the training records than fresh real ones are?
 *
 * <p>Space is cut into cells of about equally many training records, each along its longest
 * coordinate. In each cell with enough records of both kinds, the Mann–Whitney statistic of the
 * distances to the nearest training record is made standard normal; C_T is their mean weighted by
 * the held-out records. Well below 0 it tells of copying, well above 0 of underfitting. p is of
 * copying, with the deviation that the weights give C_T for independent cells.
 *
 * <p>The weakness: it compares typical distances in a cell, and can miss blatant copying of a few
 * records, or of all with noise [R. Bhattacharjee, S. Dasgupta, K. Chaudhuri 2023,
 * arXiv:2302.13181].
 *
 * @param estimator id of the test and its version
 * @param training training records used
 * @param heldOut held-out records used
 * @param synthetic synthetic records used
 * @param incomplete records left out for want of a finite value
 * @param cells cells compared
 * @param cellsLeftOut cells with too few records to compare
 * @param statistic C_T
 * @param p the chance of a statistic as low if synthetic and held-out records were alike
 * @param notEstimable why there is no statistic
 */
public record DataCopying(
    String estimator,
    long training,
    long heldOut,
    long synthetic,
    long incomplete,
    long cells,
    long cellsLeftOut,
    Optional<Double> statistic,
    Optional<Double> p,
    Optional<String> notEstimable) {
  /** Id of this test. */
  public static final String ID = "data-copying-v1";

  private static final int LEAST_IN_CELL = 20;
  private static final int MOST_CUTS = 5;

  /** Tests; the three samples are of the same quantities. */
  public static DataCopying of(Points training, Points heldOut, Points synthetic, PublicSeed seed) {
    long incomplete = training.incomplete() + heldOut.incomplete() + synthetic.incomplete();
    int most = Neighbours.most(training);
    Points known = training.some(most, seed.draws(0));
    Points fresh = heldOut.some(most, seed.draws(1));
    Points made = synthetic.some(most, seed.draws(2));
    int least = Math.min(known.size(), Math.min(fresh.size(), made.size()));
    if (least < LEAST_IN_CELL) {
      return new DataCopying(
          ID,
          known.size(),
          fresh.size(),
          made.size(),
          incomplete,
          0,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.of(
              "too few records: "
                  + least
                  + " in the smallest of the three samples, and at least "
                  + LEAST_IN_CELL
                  + " are needed"));
    }
    Scaling scaling = Scaling.of(known.rows());
    Tally tally = new Tally(new Neighbours(scaling.of(known)));
    tally.compare(scaling.of(known), scaling.of(fresh), scaling.of(made), cuts(fresh.size()));
    return new DataCopying(
        ID,
        known.size(),
        fresh.size(),
        made.size(),
        incomplete,
        tally.compared,
        tally.leftOut,
        tally.weight > 0 ? Optional.of(tally.sum / tally.weight) : Optional.empty(),
        tally.weight > 0
            ? Optional.of(Normal.cumulative(tally.sum / StrictMath.sqrt(tally.squares)))
            : Optional.empty(),
        tally.weight > 0
            ? Optional.empty()
            : Optional.of("no cell has " + LEAST_IN_CELL + " held-out and synthetic records"));
  }

  /** So many halvings that a cell has some twice as many held-out records as it needs. */
  private static int cuts(int heldOut) {
    int cuts = 0;
    while (cuts < MOST_CUTS && heldOut >> (cuts + 1) >= 2 * LEAST_IN_CELL) {
      cuts++;
    }
    return cuts;
  }

  /** Σ w Z, Σ w and Σ w² over the cells compared. */
  private static final class Tally {
    private final Neighbours training;
    private double sum;
    private double weight;
    private double squares;
    private long compared;
    private long leftOut;

    Tally(Neighbours training) {
      this.training = training;
    }

    void compare(List<double[]> known, List<double[]> fresh, List<double[]> made, int cuts) {
      if (cuts > 0 && known.size() > 1) {
        int axis = longest(known);
        double[] sorted = known.stream().mapToDouble(row -> row[axis]).sorted().toArray();
        double cut = sorted[sorted.length / 2];
        compare(
            side(known, axis, cut, -1),
            side(fresh, axis, cut, -1),
            side(made, axis, cut, -1),
            cuts - 1);
        compare(
            side(known, axis, cut, 1),
            side(fresh, axis, cut, 1),
            side(made, axis, cut, 1),
            cuts - 1);
      } else if (fresh.size() < LEAST_IN_CELL || made.size() < LEAST_IN_CELL) {
        leftOut++;
      } else {
        compared++;
        sum += fresh.size() * mannWhitney(distances(fresh), distances(made));
        weight += fresh.size();
        squares += (double) fresh.size() * fresh.size();
      }
    }

    private double[] distances(List<double[]> rows) {
      return rows.stream().mapToDouble(row -> training.nearest(row)[0]).toArray();
    }

    private static int longest(List<double[]> rows) {
      int longest = 0;
      double most = -1;
      for (int c = 0; c < rows.get(0).length; c++) {
        int column = c;
        double low = rows.stream().mapToDouble(row -> row[column]).min().orElse(0);
        double high = rows.stream().mapToDouble(row -> row[column]).max().orElse(0);
        if (high - low > most) {
          most = high - low;
          longest = c;
        }
      }
      return longest;
    }

    private static List<double[]> side(List<double[]> rows, int axis, double cut, int sign) {
      List<double[]> side = new ArrayList<>();
      for (double[] row : rows) {
        if (row[axis] < cut == sign < 0) {
          side.add(row);
        }
      }
      return side;
    }
  }

  /** Z of how often a synthetic distance is the larger one; ties count half. */
  static double mannWhitney(double[] fresh, double[] made) {
    int n = fresh.length;
    int m = made.length;
    double[] all = Arrays.copyOf(fresh, n + m);
    System.arraycopy(made, 0, all, n, m);
    int[] order =
        IntStream.range(0, n + m)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> all[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double ranks = 0;
    double ties = 0;
    for (int i = 0; i < order.length; ) {
      int end = i;
      while (end < order.length && all[order[end]] == all[order[i]]) {
        end++;
      }
      double count = end - i;
      ties += count * (count * count - 1);
      for (int k = i; k < end; k++) {
        ranks += order[k] >= n ? (i + 1 + end) / 2.0 : 0;
      }
      i = end;
    }
    double u = ranks - m * (m + 1.0) / 2;
    double size = n + m;
    double variance = n * (double) m / 12 * (size + 1 - ties / (size * (size - 1)));
    return variance > 0 ? (u - n * (double) m / 2) / StrictMath.sqrt(variance) : 0;
  }
}
