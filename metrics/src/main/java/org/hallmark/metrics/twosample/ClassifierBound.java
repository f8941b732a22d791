package org.hallmark.metrics.twosample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;

/**
 * A lower bound on the joint Jensen–Shannon divergence of two laws, from a classifier that tells
 * real from synthetic records: with equally many of both, 1 − (its mean cross-entropy in bits) is
 * at most the divergence, whatever the classifier.
 *
 * <p>The classifier is a logistic regression on standardised quantities, their squares and, where
 * these are not too many, products. Half of the records fit it, a quarter calibrates it (Platt's
 * two numbers, with his smoothed labels), and the last, untouched quarter gives the bound and its
 * interval by the normal law of the mean loss; chances are kept away from 0 and 1, so that a loss
 * is at most {@link #MOST_LOSS} bits. A bound near 0 says that this classifier saw no difference,
 * not that there is none.
 *
 * @param estimator id of the test and its version
 * @param classifier what told them apart
 * @param real records of the source used, after the larger side was cut to the size of the other
 * @param synthetic synthetic records used
 * @param incomplete records left out for want of a finite value
 * @param inefficiency how many correlated records count as one in the interval
 * @param tested records of both in the untouched quarter
 * @param bound the estimate of the bound in bits, by chance below 0 where nothing is told apart
 * @param lower lower end of its 95 % interval: the divergence is at least this
 * @param upper upper end of its 95 % interval; no upper bound on the divergence
 * @param accuracy share of the tested records that were told right
 * @param notEstimable why there is no bound
 */
public record ClassifierBound(
    String estimator,
    String classifier,
    long real,
    long synthetic,
    long incomplete,
    Inefficiency inefficiency,
    long tested,
    Optional<Double> bound,
    Optional<Double> lower,
    Optional<Double> upper,
    Optional<Double> accuracy,
    Optional<String> notEstimable) {
  /** Id of this test. */
  public static final String ID = "classifier-bound-v1";

  /** −log₂ of the least chance that is ever given. */
  public static final double MOST_LOSS = 10;

  private static final int LEAST = 100;
  private static final int MOST = 20_000;
  private static final int MOST_PRODUCTS = 60;
  private static final double RIDGE = 1e-4;
  private static final double LEAST_CHANCE = 0x1p-10;
  private static final String QUADRATIC = "logistic regression, quadratic";
  private static final String SQUARES = "logistic regression, squares without products";

  /**
   * Tests two samples on the same quantities.
   *
   * @param inefficiency of correlated records
   */
  public static ClassifierBound of(
      Points real, Points synthetic, Inefficiency inefficiency, PublicSeed seed) {
    long incomplete = real.incomplete() + synthetic.incomplete();
    int size = Math.min(MOST, Math.min(real.size(), synthetic.size()));
    if (size < LEAST) {
      return refused(
          real,
          synthetic,
          inefficiency,
          "too few records: "
              + real.size()
              + " of the source and "
              + synthetic.size()
              + " synthetic ones, and at least "
              + LEAST
              + " of each are needed");
    }
    Fold[] folds = folds(real.some(size, seed.draws(0)), synthetic.some(size, seed.draws(1)), seed);
    Features features = new Features(Scaling.of(folds[0].rows));
    LogisticRegression model =
        LogisticRegression.fit(features.of(folds[0].rows), folds[0].labels(), RIDGE);
    LogisticRegression platt = platt(model, features, folds[1]);
    double[] losses = new double[folds[2].rows.size()];
    int right = 0;
    for (int i = 0; i < losses.length; i++) {
      double score = model.score(features.of(folds[2].rows.get(i)));
      double chance = platt.chance(new double[] {score});
      boolean isReal = folds[2].real.get(i);
      losses[i] = loss(isReal ? chance : 1 - chance);
      right += chance > 0.5 == isReal ? 1 : 0;
    }
    double[] mean = mean(losses, folds[2].real, inefficiency);
    double bound = 1 - mean[0];
    double margin = Intervals.NORMAL_975 * mean[1];
    return new ClassifierBound(
        ID,
        features.products() ? QUADRATIC : SQUARES,
        size,
        size,
        incomplete,
        inefficiency,
        losses.length,
        Optional.of(bound),
        Optional.of(Math.max(0, bound - margin)),
        Optional.of(Math.max(0, bound + margin)),
        Optional.of(right / (double) losses.length),
        Optional.empty());
  }

  private static ClassifierBound refused(
      Points real, Points synthetic, Inefficiency inefficiency, String reason) {
    return new ClassifierBound(
        ID,
        QUADRATIC,
        real.size(),
        synthetic.size(),
        real.incomplete() + synthetic.incomplete(),
        inefficiency,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason));
  }

  /** Platt's scaling: labels (n₁ + 1)/(n₁ + 2) and 1/(n₀ + 2). */
  private static LogisticRegression platt(
      LogisticRegression model, Features features, Fold calibration) {
    List<double[]> scores = new ArrayList<>();
    for (double[] row : calibration.rows) {
      scores.add(new double[] {model.score(features.of(row))});
    }
    double[] labels = calibration.labels();
    double ones = 0;
    for (double label : labels) {
      ones += label;
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labels[i] == 1 ? (ones + 1) / (ones + 2) : 1 / (labels.length - ones + 2);
    }
    return LogisticRegression.fit(scores, labels, 0);
  }

  private static double loss(double chance) {
    double kept = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, chance));
    return -StrictMath.log(kept) / StrictMath.log(2);
  }

  /** The mean of both kinds' mean losses, and its standard error. */
  private static double[] mean(double[] losses, List<Boolean> real, Inefficiency inefficiency) {
    double[] sums = new double[2];
    double[] squares = new double[2];
    double[] sizes = new double[2];
    for (int i = 0; i < losses.length; i++) {
      int kind = real.get(i) ? 1 : 0;
      sums[kind] += losses[i];
      squares[kind] += losses[i] * losses[i];
      sizes[kind]++;
    }
    double mean = 0;
    double variance = 0;
    for (int kind = 0; kind < 2; kind++) {
      double of = sums[kind] / sizes[kind];
      mean += of / 2;
      double spread = Math.max(0, squares[kind] / sizes[kind] - of * of);
      double each = kind == 1 ? inefficiency.real() : inefficiency.synthetic();
      variance += spread * each / (sizes[kind] - 1) / 4;
    }
    return new double[] {mean, StrictMath.sqrt(variance)};
  }

  /** A half and two quarters of either side, each drawn at random. */
  private static Fold[] folds(Points real, Points synthetic, PublicSeed seed) {
    Fold[] folds = {new Fold(), new Fold(), new Fold()};
    share(real, true, folds, seed.draws(2));
    share(synthetic, false, folds, seed.draws(3));
    return folds;
  }

  private static void share(Points points, boolean real, Fold[] folds, PublicDraws draws) {
    int size = points.size();
    int[] left = {size - 2 * (size / 4), size / 4, size / 4};
    for (int i = 0; i < size; i++) {
      double u = draws.nextUniform() * (size - i);
      int fold = u < left[0] ? 0 : u < left[0] + left[1] ? 1 : 2;
      left[fold]--;
      folds[fold].rows.add(points.rows().get(i));
      folds[fold].real.add(real);
    }
  }

  /** Records with what they are. */
  private static final class Fold {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> real = new ArrayList<>();

    private double[] labels() {
      return real.stream().mapToDouble(is -> is ? 1 : 0).toArray();
    }
  }

  /** Standardised quantities, then squares and perhaps products, each less 1 on the diagonal. */
  private record Features(Scaling scaling) {
    boolean products() {
      int columns = scaling.means().length;
      return columns * (columns + 1) / 2 <= MOST_PRODUCTS;
    }

    List<double[]> of(List<double[]> rows) {
      return rows.stream().map(this::of).toList();
    }

    double[] of(double[] row) {
      double[] scaled = scaling.of(row);
      int columns = scaled.length;
      double[] features =
          new double[columns + (products() ? columns * (columns + 1) / 2 : columns)];
      System.arraycopy(scaled, 0, features, 0, columns);
      int next = columns;
      for (int j = 0; j < columns; j++) {
        features[next++] = scaled[j] * scaled[j] - 1;
        for (int k = 0; products() && k < j; k++) {
          features[next++] = scaled[j] * scaled[k];
        }
      }
      return features;
    }
  }
}
