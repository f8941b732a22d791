package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.hallmark.privacy.entropy.PrivateStream;

/**
 * The rounded Gaussian law on the integers, P(k) = Φ((k + ½)/σ) − Φ((k − ½)/σ): what rounding a
 * continuous normal number to the nearest integer gives. Added to an integer it is post-processing
 * of the continuous Gaussian mechanism, so that every bound on the latter's privacy holds, in any
 * dimension.
 *
 * <p>Draws are exact: the law is that of the formula, up to the quality of the random bits. A draw
 * inverts the distribution function at a uniform number U of infinitely many bits, of which 64 are
 * drawn. They give z ≈ Φ⁻¹(U) by {@link NormalQuantile}; the true σ·Φ⁻¹(U) lies within
 *
 * <p>σ·(|z| + 1)·2^-46
 *
 * <p>of σ·z whatever the other bits are: the first term is the error of the formula and of the
 * product, the second the width of the cell that 64 bits leave, 2^-64 / φ, which is below 2^-61 in
 * the middle and below 2^-48·(p/φ) &lt; 2^-47 in a tail of p ≥ 2^-16. Where no half-integer lies
 * within that reach the draw is decided. Else, and beyond the tail of 2^-16, U is compared with
 * Φ((k ± ½)/σ) itself, in interval arithmetic on integers ({@link NormalDistribution}), with as
 * many further bits of U as that takes.
 *
 * <p>The second way is taken with probability about σ·2^-44 + 2^-15. Which way is taken, and so the
 * time, depends on the draw; draw where nobody watches the clock.
 *
 * @param sigma σ, at most {@value #LARGEST_SIGMA}
 */
public record RoundedGaussian(double sigma) {
  /** Above this, draws would no longer fit; above 2^44, every draw takes the slow way. */
  public static final double LARGEST_SIGMA = 0x1p52;

  private static final double TWO_TO_MINUS_64 = 0x1p-64;
  private static final double CELL = 0x1p-46;
  private static final long CENTRAL = (long) (NormalQuantile.CENTRAL * 0x1p64);
  private static final long SHORTEST_TAIL = 1L << 48;
  private static final long UNDECIDED = Long.MIN_VALUE;
  private static final int WORD = Long.SIZE;
  private static final int MANTISSA_BITS = 52;
  private static final int ENOUGH_BITS = 128;

  public RoundedGaussian {
    if (!(sigma >= 0x1p-44 && sigma <= LARGEST_SIGMA)) {
      throw new IllegalArgumentException(
          "sigma must be in [2^-44, 2^52]. Provided value: " + sigma);
    }
  }

  /** The next draw. */
  public long draw(PrivateStream bits) {
    long word = bits.nextLong();
    long drawn = decided(word);
    return drawn != UNDECIDED ? drawn : draw(word, bits::nextLong);
  }

  /** Adds a draw to each of {@code length} places. */
  public void addTo(long[] target, int from, int length, PrivateStream bits) {
    for (int i = from; i < from + length; i++) {
      target[i] += draw(bits);
    }
  }

  /**
   * The draw that U = ½ + ({@code word} + the further bits)/2^64 gives.
   *
   * @param further asked for 64 bits at a time, where more are needed
   */
  long draw(long word, LongSupplier further) {
    long drawn = decided(word);
    return drawn != UNDECIDED ? drawn : new Decision(word, further).draw();
  }

  private long decided(long word) {
    double z = quantile(word);
    double y = z * sigma;
    double nearest = Math.rint(y);
    return 0.5 - Math.abs(y - nearest) > reach(z) ? (long) nearest : UNDECIDED;
  }

  /** How far from σ·z the true value may lie. */
  private double reach(double z) {
    return sigma * (Math.abs(z) * NormalQuantile.RELATIVE_ERROR + CELL);
  }

  /** Φ⁻¹ of the middle of the word's cell, or not a number beyond the tail. */
  private static double quantile(long word) {
    if (word < CENTRAL && word > -CENTRAL) {
      return NormalQuantile.central(word * TWO_TO_MINUS_64);
    }
    long tail = word < 0 ? word - Long.MIN_VALUE : Long.MAX_VALUE - word;
    if (tail < SHORTEST_TAIL) {
      return Double.NaN;
    }
    double z = NormalQuantile.tail(-StrictMath.log((tail + 0.5) * TWO_TO_MINUS_64));
    return word < 0 ? -z : z;
  }

  /** A comparison of U, bit by bit, with the distribution function. */
  private final class Decision {
    private final LongSupplier further;
    private final BigInteger sigmaMantissa;
    private final int sigmaExponent;
    private final double estimate;
    private BigInteger uniform;
    private int bits = WORD;

    Decision(long word, LongSupplier further) {
      this.further = further;
      this.uniform = BigInteger.valueOf(word).add(BigInteger.ONE.shiftLeft(WORD - 1));
      double z = quantile(word);
      this.estimate = reach(z) < 0.5 ? z * sigma : Double.NaN;
      int exponent = Math.getExponent(sigma) - MANTISSA_BITS;
      this.sigmaMantissa = BigInteger.valueOf((long) Math.scalb(sigma, -exponent));
      this.sigmaExponent = exponent;
    }

    long draw() {
      if (!Double.isNaN(estimate)) {
        long below = (long) Math.floor(estimate);
        int side = compareWithEdgeAbove(below);
        if (side != 0) {
          return side < 0 ? below : below + 1;
        }
      }
      return search();
    }

    /** From an estimate good to 30 digits; were it wrong, more steps would be taken. */
    private long search() {
      more();
      more();
      while (tail().bitLength() < ENOUGH_BITS) {
        more();
      }
      long k = refined();
      while (true) {
        int above = compareWithEdgeAbove(k);
        int below = above < 0 ? compareWithEdgeAbove(k - 1) : 0;
        if (above > 0) {
          k++;
        } else if (below < 0) {
          k--;
        } else if (above < 0 && below > 0) {
          return k;
        } else {
          more();
        }
      }
    }

    /** −1 where U is surely below Φ((k + ½)/σ), 1 where it is surely above, else 0. */
    private int compareWithEdgeAbove(long k) {
      BigInteger odd = BigInteger.valueOf(k).shiftLeft(1).add(BigInteger.ONE);
      BigInteger edge = NormalDistribution.times2ToThe(bits, odd, sigmaExponent + 1, sigmaMantissa);
      if (uniform.compareTo(edge.subtract(BigInteger.ONE)) < 0) {
        return -1;
      }
      return uniform.compareTo(edge.add(BigInteger.ONE)) > 0 ? 1 : 0;
    }

    private void more() {
      BigInteger next =
          new BigInteger(1, ByteBuffer.allocate(Long.BYTES).putLong(further.getAsLong()).array());
      uniform = uniform.shiftLeft(WORD).or(next);
      bits += WORD;
    }

    private BigInteger tail() {
      BigInteger other = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).subtract(uniform);
      return uniform.min(other);
    }

    /** One step of Newton's method. */
    private long refined() {
      BigInteger tail = tail();
      int shift = tail.bitLength() - WORD;
      double minusLog =
          -StrictMath.log(tail.shiftRight(shift).doubleValue())
              + (bits - shift) * StrictMath.log(2);
      boolean negative = tail.equals(uniform);
      double size = coarse(tail, minusLog);
      double z = negative ? -size : size;
      BigInteger unscaled = BigInteger.valueOf((long) Math.scalb(z, MANTISSA_BITS));
      double at = Math.scalb(unscaled.doubleValue(), -MANTISSA_BITS);
      BigInteger found =
          NormalDistribution.times2ToThe(bits, unscaled, MANTISSA_BITS, BigInteger.ONE)
              .subtract(uniform);
      double density = StrictMath.exp(-at * at / 2) / StrictMath.sqrt(2 * StrictMath.PI);
      double error = new BigDecimal(found).doubleValue();
      double step = Math.scalb(error / density, -bits);
      return new BigDecimal(at)
          .subtract(new BigDecimal(step))
          .multiply(new BigDecimal(sigma))
          .setScale(0, RoundingMode.HALF_EVEN)
          .longValue();
    }

    private double coarse(BigInteger tail, double minusLog) {
      double p = StrictMath.exp(-minusLog);
      return 0.5 - p < NormalQuantile.CENTRAL
          ? NormalQuantile.central(0.5 - p)
          : NormalQuantile.tail(minusLog);
    }
  }
}
