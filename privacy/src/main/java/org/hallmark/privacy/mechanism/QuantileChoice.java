package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The exponential mechanism for a quantile on public values (McSherry and Talwar 2007; Smith 2011),
 * drawn exactly: P(value) ∝ exp(−ε·loss/2Δ).
 *
 * <p>The loss of a value is the distance of share·n from the ranks that the value has, and Δ =
 * max(share, 1 − share) × the records of a unit: a record moves the rank by 0 or 1 and the target
 * by share.
 *
 * <p>Why not a tree of histograms: its noise grows with the number of levels to the power 3/2,
 * where this error, about 2Δ/ε · ln(number of values), hardly grows; and each draw is exact. A tree
 * wins where many quantiles are asked for at once, since this pays ε for each.
 *
 * @param share a/b
 * @param epsilon ε of this choice
 * @param records that one unit adds or removes at most
 */
record QuantileChoice(BigDecimal share, BigDecimal epsilon, long records) {
  private static final int DIGITS = 9;

  QuantileChoice {
    boolean good =
        share.signum() > 0 && share.compareTo(BigDecimal.ONE) < 0 && share.scale() <= DIGITS;
    if (!good) {
      throw new IllegalArgumentException(
          "share must be in (0, 1), of at most " + DIGITS + " digits. Provided value: " + share);
    }
  }

  /** The law of the index of the value chosen: exponents ε·loss/2Δ, loss and Δ both b-fold. */
  ExponentialSampler of(long[] cells) {
    BigInteger ten = BigInteger.TEN.pow(Math.max(0, epsilon.scale()));
    BigInteger whole = epsilon.multiply(new BigDecimal(ten)).toBigIntegerExact();
    BigInteger[] exponents = losses(cells);
    for (int i = 0; i < exponents.length; i++) {
      exponents[i] = exponents[i].multiply(whole);
    }
    return ExponentialSampler.of(exponents, ten.multiply(sensitivity()).shiftLeft(1));
  }

  /** b·max(0, below − a·n/b, a·n/b − upTo) for each value. */
  private BigInteger[] losses(long[] cells) {
    BigInteger total = BigInteger.ZERO;
    for (long cell : cells) {
      total = total.add(BigInteger.valueOf(cell));
    }
    BigInteger target = total.multiply(above());
    BigInteger[] losses = new BigInteger[cells.length];
    BigInteger rank = BigInteger.ZERO;
    for (int i = 0; i < cells.length; i++) {
      BigInteger tooFar = rank.multiply(below()).subtract(target);
      rank = rank.add(BigInteger.valueOf(cells[i]));
      BigInteger tooShort = target.subtract(rank.multiply(below()));
      losses[i] = BigInteger.ZERO.max(tooFar).max(tooShort);
    }
    return losses;
  }

  private BigInteger sensitivity() {
    BigInteger most = above().max(below().subtract(above()));
    return most.multiply(BigInteger.valueOf(records));
  }

  private BigInteger above() {
    return share.movePointRight(DIGITS).toBigIntegerExact();
  }

  private BigInteger below() {
    return BigInteger.TEN.pow(DIGITS);
  }
}
