package org.hallmark.reports.words;

import java.util.Optional;
import org.hallmark.metrics.Noise;

/** The band that noise draws around a published count. */
public final class NoiseBand {
  /** The band that is drawn: so many standard deviations to either side. */
  public static final int BAND = 2;

  private NoiseBand() {}

  /**
   * Two standard deviations of the discrete Laplace law P(k) ∝ exp(−|k|/t), whose variance is
   * 2e^(−1/t) / (1 − e^(−1/t))² (Inusah and Kozubowski 2006); zero where there is no noise, NaN
   * where its law is another one.
   */
  public static double of(Optional<Noise> noise) {
    if (noise.isEmpty()) {
      return 0;
    }
    double t = noise.get().scale();
    if (!noise.get().mechanism().equals("discrete-laplace") || !(t > 0)) {
      return Double.NaN;
    }
    double q = StrictMath.exp(-1 / t);
    return BAND * Math.sqrt(2 * q) / -StrictMath.expm1(-1 / t);
  }
}
