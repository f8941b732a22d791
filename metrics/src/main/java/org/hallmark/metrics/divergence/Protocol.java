package org.hallmark.metrics.divergence;

/**
 * How two exact histograms are compared; fixed before the data are seen.
 *
 * @param estimator of the divergence
 * @param merging what to do where there are too few records for so many cells
 * @param halves random halves of the source for the floor, at least {@value #LEAST_HALVES}
 * @param permutations for the p-value, whose least value is 1/(permutations + 1)
 */
public record Protocol(Estimator estimator, Merging merging, int halves, int permutations) {
  /** Fewer halves have no 95 % quantile. */
  public static final int LEAST_HALVES = 20;

  private static final int MOST = 10_000;

  /** For observables that a plan names. */
  public static final Protocol NAMED = new Protocol(Estimator.JACKKNIFE, Merging.NONE, 100, 199);

  /** For all pairs of many columns. */
  public static final Protocol PAIRS =
      new Protocol(Estimator.JACKKNIFE, Merging.NONE, LEAST_HALVES, 39);

  /**
   * Which estimator. Simulated over 20 to 1000 cells, 10 to 5000 records per cell and 0 to 0.1 bit,
   * the intervals of both hold the truth as often, and the jackknife's are narrower: by a quarter
   * near 0, by nothing far from it. So it is the one that is taken where nothing is said.
   */
  public enum Estimator {
    JACKKNIFE("jsd-jackknife-v1"),
    /** For equal sizes and independent records only. */
    GRASSBERGER("jsd-grassberger-v1");

    private final String id;

    Estimator(String id) {
      this.id = id;
    }

    /** Id and version, as it is published. */
    public String id() {
      return id;
    }
  }

  /** A rule for cells with too few records. */
  public enum Merging {
    /** None: the divergence is not estimable then. */
    NONE,
    /** {@link MergedCells}. */
    NEIGHBOURS
  }

  public Protocol {
    if (halves < LEAST_HALVES || halves > MOST) {
      throw new IllegalArgumentException(
          "halves must be in [" + LEAST_HALVES + ", " + MOST + "]. Provided value: " + halves);
    }
    if (permutations < 1 || permutations > MOST) {
      throw new IllegalArgumentException(
          "permutations must be in [1, " + MOST + "]. Provided value: " + permutations);
    }
  }
}
