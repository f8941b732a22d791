package org.hallmark.metrics.twosample;

import java.util.Optional;
import org.hallmark.metrics.divergence.Inefficiency;

/**
 * The largest difference of two distribution functions, exactly, with the interval that the
 * Dvoretzky–Kiefer–Wolfowitz inequality gives [P. Massart 1990, Ann. Probab. 18, 1269–1283]: each
 * side's function is off by more than √(ln(4/0.05)/(2n)) with a chance of at most 2.5 %, for any
 * law. It is wide and holds always.
 *
 * <p>p is of Kolmogorov's limit law with M. A. Stephens' correction (1970, J. R. Stat. Soc. B 32,
 * 115–122); ties make it too large. Of correlated records n is how many independent ones they are
 * worth, which is true to first order.
 */
public final class KolmogorovSmirnov {
  /** Id of this distance. */
  public static final String ID = "kolmogorov-smirnov-v1";

  private static final double ERROR = 0.05;

  private KolmogorovSmirnov() {}

  /**
   * The distance of two samples; values that are not finite are counted and left out.
   *
   * @param inefficiency of correlated values
   */
  public static Distance of(double[] real, double[] synthetic, Inefficiency inefficiency) {
    SortedSamples samples = SortedSamples.of(real, synthetic);
    Optional<String> refusal = Distance.refusal(samples, inefficiency);
    if (refusal.isPresent()) {
      return Distance.refused(ID, "1", samples, inefficiency, refusal.get());
    }
    double[] largest = {0};
    samples.steps(
        (from, to, one, other) -> largest[0] = Math.max(largest[0], Math.abs(one - other)));
    double n = samples.real().length / inefficiency.real();
    double m = samples.synthetic().length / inefficiency.synthetic();
    double root = StrictMath.sqrt(n * m / (n + m));
    Distance found =
        Distance.of(
            ID,
            "1",
            samples,
            inefficiency,
            largest[0],
            margin(n) + margin(m),
            kolmogorov((root + 0.12 + 0.11 / root) * largest[0]));
    return new Distance(
        found.estimator(),
        found.unit(),
        found.real(),
        found.synthetic(),
        found.incomplete(),
        inefficiency,
        found.value(),
        found.lower(),
        found.upper().map(upper -> Math.min(1, upper)),
        found.p(),
        Optional.empty());
  }

  private static double margin(double n) {
    return StrictMath.sqrt(StrictMath.log(4 / ERROR) / (2 * n));
  }

  /** P(K &gt; x) = 2 Σ (−1)^(j−1) exp(−2 j² x²), or its theta transform for small x. */
  static double kolmogorov(double x) {
    if (x < 0.2) {
      return 1;
    }
    if (x < 1) {
      double sum = 0;
      for (int j = 1; j < 20; j += 2) {
        sum += StrictMath.exp(-j * j * StrictMath.PI * StrictMath.PI / (8 * x * x));
      }
      return 1 - StrictMath.sqrt(2 * StrictMath.PI) / x * sum;
    }
    double sum = 0;
    for (int j = 1; j < 20; j++) {
      double term = StrictMath.exp(-2.0 * j * j * x * x);
      sum += j % 2 == 1 ? term : -term;
    }
    return 2 * sum;
  }
}
