package org.hallmark.privacy.entropy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stream of secret random bits: the key stream of AES-256 in counter mode (NIST SP 800-38A), and
 * the draws made of it. It is not safe for use by several threads.
 */
public final class PrivateStream {
  private static final int BUFFER = 8192;
  private static final byte[] ZEROS = new byte[BUFFER];
  private static final double TWO_TO_MINUS_52 = 0x1p-52;
  private static final double TWO_TO_MINUS_53 = 0x1p-53;
  private static final double TWO_TO_64 = 0x1p64;

  private final StreamLabel label;
  private final Octets octets;
  private final byte[] bytes = new byte[BUFFER];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes).limit(0);
  private double spare = Double.NaN;

  /** Where the octets of a stream come from. */
  interface Octets {
    /** The next {@code target.length} octets. */
    void fill(byte[] target);
  }

  PrivateStream(StreamLabel label, byte[] keyAndCounter, int keyLength) {
    this(label, keyStream(keyAndCounter, keyLength));
  }

  /** A stream of other octets: tests hand in broken ones. */
  PrivateStream(StreamLabel label, Octets octets) {
    this.label = label;
    this.octets = octets;
  }

  private static Octets keyStream(byte[] keyAndCounter, int keyLength) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(keyAndCounter, 0, keyLength, "AES"),
          new IvParameterSpec(Arrays.copyOfRange(keyAndCounter, keyLength, keyAndCounter.length)));
      return target -> encryptZeros(cipher, target);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES in counter mode", e);
    }
  }

  private static void encryptZeros(Cipher cipher, byte[] target) {
    try {
      cipher.update(ZEROS, 0, target.length, target);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("counter mode gives as many octets as it takes", e);
    }
  }

  /** What the stream is for. */
  public StreamLabel label() {
    return label;
  }

  /** 64 uniform bits. */
  public long nextLong() {
    if (buffer.remaining() < Long.BYTES) {
      refill();
    }
    return buffer.getLong();
  }

  /**
   * Uniform on the integers [0, bound), exactly: draws above the last whole multiple are dropped.
   */
  public long nextBelow(long bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1. Provided value: " + bound);
    }
    long bits = nextLong() >>> 1;
    long draw = bits % bound;
    while (bits - draw + (bound - 1) < 0) {
      bits = nextLong() >>> 1;
      draw = bits % bound;
    }
    return draw;
  }

  /** Uniform on (0, 1): the midpoints of 2^52 equal cells. */
  public double nextUniform() {
    return ((nextLong() >>> 12) * 2 + 1) * TWO_TO_MINUS_53;
  }

  /**
   * True with probability ⌊q·2^64⌋/2^64, which is never above q.
   *
   * @param q in [0, 1]
   */
  public boolean bernoulli(double q) {
    return Long.compareUnsigned(nextLong(), threshold(q)) < 0 || q == 1;
  }

  /** ⌊q·2^64⌋ as an unsigned number; 1 gives the largest, and is for the caller to treat. */
  public static long threshold(double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("q must be in [0, 1]. Provided value: " + q);
    }
    double scaled = q * TWO_TO_64;
    if (scaled < 0x1p63) {
      return (long) scaled;
    }
    return q == 1 ? -1L : (long) (scaled - 0x1p63) | Long.MIN_VALUE;
  }

  /**
   * Standard normal, by the polar method of Marsaglia and Bray (1964) with {@link StrictMath}: the
   * same bits on every machine. It is a float approximation of the continuous law, whose tail ends
   * near 12 standard deviations.
   */
  public double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double z = spare;
      spare = Double.NaN;
      return z;
    }
    double u;
    double v;
    double s;
    do {
      u = nextSigned();
      v = nextSigned();
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
    spare = v * factor;
    return u * factor;
  }

  /** Fills {@code target} with independent normal draws of standard deviation {@code scale}. */
  public void fillGaussian(float[] target, double scale) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) (scale * nextGaussian());
    }
  }

  /** Uniform on the multiples of 2^-52 in [-1, 1). */
  private double nextSigned() {
    return (nextLong() >> 11) * TWO_TO_MINUS_52;
  }

  private void refill() {
    octets.fill(bytes);
    buffer.clear();
  }

  @Override
  public String toString() {
    return "PrivateStream" + label;
  }
}
