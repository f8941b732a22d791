package org.hallmark.privacy.dpsgd;

/**
 * The grid on which exact sums are taken: a layer's inputs are integers times 2^−inputBits, the
 * gradients at its outputs integers times 2^−deltaBits, and so the gradient of a weight, a product
 * of the two, an integer times 2^−(inputBits + deltaBits).
 *
 * <p>It follows from the clipping norm C alone. In units of the grid C lies in [2^30, 2^31), and so
 * does the bound on each coordinate of a record's gradient and on each product; {@link
 * #EXACT_RECORDS} of them stay exact in double precision, in any order.
 *
 * @param inputBits binary places of inputs
 * @param deltaBits binary places of gradients at outputs; negative where C is large
 */
public record SumGrid(int inputBits, int deltaBits) {
  /** Records whose clipped gradients add up to less than 2^53 on the grid. */
  public static final int EXACT_RECORDS = 1 << 22;

  /** Clipping norms below this are refused. */
  public static final double LEAST_CLIP = 0x1p-20;

  /** Clipping norms above this are refused. */
  public static final double LARGEST_CLIP = 0x1p40;

  /**
   * No sum with its noise is larger: 2^31 records are more than a table holds, each adds less than
   * 2^31, and the noise has a standard deviation of at most 2^52 and stays within 64 of them.
   */
  public static final long LARGEST_NOISED_SUM = (1L << 62) + (1L << 58);

  private static final int INPUT_BITS = 11;
  private static final int CLIP_BITS = 19;

  /** The grid for gradients clipped to {@code clip}. */
  public static SumGrid of(double clip) {
    if (!(clip >= LEAST_CLIP && clip <= LARGEST_CLIP)) {
      throw new IllegalArgumentException(
          "clip must be in [2^-20, 2^40] for exact sums. Provided value: " + clip);
    }
    return new SumGrid(INPUT_BITS, CLIP_BITS - Math.getExponent(clip));
  }

  /** The distance of two neighbouring sums. */
  public double unit() {
    return Math.scalb(1.0, -inputBits - deltaBits);
  }
}
