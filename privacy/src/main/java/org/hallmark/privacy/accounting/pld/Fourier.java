package org.hallmark.privacy.accounting.pld;

import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * The real discrete Fourier transform of a power-of-two length, with a bound on its rounding.
 *
 * <p>A radix-2 transform whose twiddle factors err by μ has a relative error in the 2-norm of at
 * most log₂N·η/(1 − log₂N·η), η = μ + γ₄(√2 + μ) (Higham 2002, <i>Accuracy and Stability of
 * Numerical Algorithms</i>, theorem 24.2). The library's split-radix algorithm does no more
 * operations on a path than radix 2, and takes its factors from a table or, by one half-angle
 * formula, from two entries of it: μ ≤ 8u. η = 32u leaves a factor above two; one more level stands
 * for the step from the complex to the real transform.
 */
final class Fourier {
  private static final double ETA = 32 * Rounding.UNIT;

  static {
    // One thread: another would save nothing at these lengths.
    ConcurrencyUtils.setNumberOfThreads(1);
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private final DoubleFFT_1D transform;
  private final double relativeError;

  Fourier(int length) {
    transform = new DoubleFFT_1D(length);
    double levels = 1 + StrictMath.log(length) / StrictMath.log(2);
    relativeError = 1.01 * ETA * levels;
  }

  /** In place: element 0 is the constant, 1 the highest frequency, then pairs (re, im). */
  void forward(double[] values) {
    transform.realForward(values);
  }

  /** In place, the inverse of {@link #forward}. */
  void inverse(double[] values) {
    transform.realInverse(values, true);
  }

  /** Bound on the error's 2-norm over the result's, either way. */
  double relativeError() {
    return relativeError;
  }
}
