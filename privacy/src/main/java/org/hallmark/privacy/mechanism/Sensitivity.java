package org.hallmark.privacy.mechanism;

import java.math.BigInteger;

/**
 * How much one privacy unit, added or removed, can change a vector of integers.
 *
 * @param cells in how many cells at most (L0)
 * @param each by how much at most in each (L∞)
 */
public record Sensitivity(int cells, long each) {
  public Sensitivity {
    if (cells < 1) {
      throw new IllegalArgumentException("cells must be at least 1. Provided value: " + cells);
    }
    if (each < 1 || each > Rational.LARGEST / cells) {
      throw new IllegalArgumentException(
          "each must be in [1, " + Rational.LARGEST / cells + "]. Provided value: " + each);
    }
  }

  /** By how much in all cells together. */
  public long l1() {
    return cells * each;
  }

  /** The square of the Euclidean length of the change. */
  public BigInteger l2Squared() {
    return BigInteger.valueOf(cells).multiply(BigInteger.valueOf(each).pow(2));
  }
}
