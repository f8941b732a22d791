package org.hallmark.provenance.seed;

import java.nio.ByteBuffer;

/**
 * Uniform and Gaussian draws of one row, from SplitMix64 (Steele, Lea and Flood 2014, <i>Fast
 * splittable pseudorandom number generators</i>) started at a mix of a public seed and the row
 * number. Good statistics and no state between rows; no secrecy at all, which public draws do not
 * need.
 */
public final class PublicDraws {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private long state;
  private double spare = Double.NaN;

  PublicDraws(ByteBuffer seed, long row) {
    long mixed = mix(row + GOLDEN_GAMMA);
    while (seed.remaining() >= Long.BYTES) {
      mixed = mix(mixed ^ seed.getLong()) + GOLDEN_GAMMA;
    }
    state = mixed;
  }

  /** 64 uniform bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform on (0, 1): the midpoints of 2^52 equal cells. */
  public double nextUniform() {
    return ((nextLong() >>> 12) * 2 + 1) * TWO_TO_MINUS_53;
  }

  /** Standard normal, by Box and Muller with {@link StrictMath}: the same bits on every JVM. */
  public double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double z = spare;
      spare = Double.NaN;
      return z;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(nextUniform()));
    double angle = 2 * StrictMath.PI * nextUniform();
    spare = radius * StrictMath.sin(angle);
    return radius * StrictMath.cos(angle);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
