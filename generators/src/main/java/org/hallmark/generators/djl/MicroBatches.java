package org.hallmark.generators.djl;

/**
 * The two sizes of micro-batch in which a draw goes through the engine: large ones while they are
 * mostly filled, then small ones for what is left, so that a draw a little above the expected size
 * does not cost twice. Each is padded with zeros to its full size, and rows are treated alike in
 * both ({@link RowIndependence}), so that sizes change no bit of an exact sum.
 *
 * @param large rows in a large one
 * @param small rows in a small one
 */
record MicroBatches(int large, int small) {
  /** Most rows in a micro-batch. */
  static final int LARGEST = 1024;

  private static final int STEP = 32;

  MicroBatches {
    if (small < 1 || small > large) {
      throw new IllegalArgumentException(
          "small must be in [1, large]. Provided value: " + small + ", " + large);
    }
  }

  /** Micro-batches of one size. */
  static MicroBatches of(int size) {
    return new MicroBatches(size, size);
  }

  /**
   * For Poisson draws of this expected size: large ones of that size or the {@value #LARGEST}, and
   * small ones of two standard deviations, in whole multiples of {@value #STEP}.
   */
  static MicroBatches expecting(double batch) {
    int large = roundedUp(Math.min(batch, LARGEST));
    return new MicroBatches(large, Math.min(large, roundedUp(2 * Math.sqrt(batch))));
  }

  private static int roundedUp(double rows) {
    return (int) Math.max(1, Math.ceil(rows / STEP)) * STEP;
  }

  /** The size of the next micro-batch where so many rows are left. */
  int next(int left) {
    return left > large / 2 ? large : small;
  }
}
