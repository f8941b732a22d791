package org.hallmark.privacy.accounting;

/**
 * The Rényi divergence of the Poisson-subsampled Gaussian mechanism under add-or-remove.
 *
 * <p>D_α = log(A_α)/(α − 1) with A_α = E[((1 − q) + q·exp((2z − 1)/(2σ²)))^α], z ~ N(0, σ²). It is
 * the divergence of the dataset with the unit from the one without, which is the larger of the two
 * directions (Mironov, Talwar and Zhang 2019, <i>Rényi differential privacy of the sampled Gaussian
 * mechanism</i>, theorem 5 and section 3.3).
 *
 * <p>Every form below gives log(A_α − 1) as the logarithm of a sum of positive terms, so nothing
 * cancels however small q is:
 *
 * <ul>
 *   <li>integer α: the binomial sum Σ C(α,k) (1−q)^(α−k) q^k (exp(k(k−1)/(2σ²)) − 1), k ≥ 2;
 *   <li>other α: the trapezoid rule for E[(1+u)^α − 1 − αu], u = q·(exp(x) − 1), since E[u] = 0.
 *       The integrand is analytic in the strip |Im z| &lt; πσ², so steps of min(σ, σ²)/4 leave a
 *       relative error of A_α below e^−70, and cutting 13 σ beyond the outermost peaks one below
 *       1e-34;
 *   <li>other α where σ &lt; {@value #SMALLEST_SIGMA}, which would need too many steps: log A_α is
 *       convex in α, so the chord between the neighbouring integers is an upper bound.
 * </ul>
 */
final class SubsampledGaussian {
  private static final double SMALLEST_SIGMA = 0.1;
  private static final double STEPS_PER_WIDTH = 4;
  private static final double REACH = 13;
  private static final double LARGE = 30;
  private static final double SMALL = 0.01;

  private final double q;
  private final double sigma;

  SubsampledGaussian(double q, double sigma) {
    this.q = q;
    this.sigma = sigma;
  }

  /** D_α at each of the orders, which must rise and lie above 1. */
  double[] divergences(double[] orders) {
    double[] divergences = new double[orders.length];
    Nodes nodes = null;
    for (int i = 0; i < orders.length; i++) {
      double alpha = orders[i];
      double logMoment;
      if (alpha == StrictMath.rint(alpha)) {
        logMoment = logMoment((int) alpha);
      } else if (sigma < SMALLEST_SIGMA) {
        logMoment = chord(alpha);
      } else {
        nodes = nodes == null ? new Nodes(lastFraction(orders)) : nodes;
        logMoment = logOnePlusExp(nodes.logMomentMinusOne(alpha));
      }
      divergences[i] = logMoment / (alpha - 1);
    }
    return divergences;
  }

  private static double lastFraction(double[] orders) {
    double last = 0;
    for (double alpha : orders) {
      last = alpha == StrictMath.rint(alpha) ? last : alpha;
    }
    return last;
  }

  /** log A_α of an integer α. */
  private double logMoment(int alpha) {
    if (alpha == 1) {
      return 0;
    }
    double logQ = StrictMath.log(q);
    double logP = StrictMath.log1p(-q);
    LogSum sum = new LogSum();
    for (int k = 2; k <= alpha; k++) {
      double exponent = k * (k - 1.0) / (2 * sigma * sigma);
      double others = k == alpha ? 0 : (alpha - k) * logP;
      sum.add(LogSum.logBinomial(alpha, k) + others + k * logQ + logExpMinusOne(exponent));
    }
    return logOnePlusExp(sum.log());
  }

  private double chord(double alpha) {
    int below = (int) alpha;
    double share = alpha - below;
    return (1 - share) * logMoment(below) + share * logMoment(below + 1);
  }

  /** log(e^y − 1) for y above 0. */
  private static double logExpMinusOne(double y) {
    return y > LARGE
        ? y + StrictMath.log1p(-StrictMath.exp(-y))
        : StrictMath.log(StrictMath.expm1(y));
  }

  /** log(1 + e^y). */
  private static double logOnePlusExp(double y) {
    return y > 0 ? y + StrictMath.log1p(StrictMath.exp(-y)) : StrictMath.log1p(StrictMath.exp(y));
  }

  /** What the trapezoid rule needs at each point, whatever the order. */
  private final class Nodes {
    private final double step = Math.min(sigma, sigma * sigma) / STEPS_PER_WIDTH;
    private final int first = (int) Math.floor(-REACH * sigma / step);
    private final double[] logWeight;
    private final double[] weight;
    private final double[] logRatio;
    private final double[] ratioMinusOne;

    Nodes(double largestOrder) {
      int count = last(largestOrder) - first + 1;
      logWeight = new double[count];
      weight = new double[count];
      logRatio = new double[count];
      ratioMinusOne = new double[count];
      double logStep = StrictMath.log(step / (sigma * StrictMath.sqrt(2 * StrictMath.PI)));
      for (int i = 0; i < count; i++) {
        double z = (first + i) * step;
        double x = (2 * z - 1) / (2 * sigma * sigma);
        logWeight[i] = logStep - z * z / (2 * sigma * sigma);
        weight[i] = StrictMath.exp(logWeight[i]);
        ratioMinusOne[i] = q * StrictMath.expm1(x);
        logRatio[i] =
            x > LARGE
                ? x + StrictMath.log(q) + StrictMath.log1p((1 - q) / q * StrictMath.exp(-x))
                : StrictMath.log1p(ratioMinusOne[i]);
      }
    }

    private int last(double alpha) {
      return (int) Math.ceil((alpha + REACH * sigma) / step);
    }

    double logMomentMinusOne(double alpha) {
      double small = 0;
      LogSum large = new LogSum();
      int end = Math.min(logWeight.length, last(alpha) - first + 1);
      for (int i = 0; i < end; i++) {
        if (alpha * logRatio[i] > LARGE) {
          large.add(logWeight[i] + logExcess(alpha, logRatio[i]));
        } else {
          small += weight[i] * excess(alpha, ratioMinusOne[i], logRatio[i]);
        }
      }
      large.add(StrictMath.log(small));
      return large.log();
    }
  }

  /** (1+u)^α − 1 − αu, which Bernoulli's inequality keeps from being negative. */
  private static double excess(double alpha, double u, double logRatio) {
    if (Math.abs(alpha * u) > SMALL) {
      return Math.max(0, StrictMath.expm1(alpha * logRatio) - alpha * u);
    }
    double term = alpha * (alpha - 1) / 2 * u * u;
    double sum = 0;
    for (int k = 2; Math.abs(term) > Math.abs(sum) * 1e-17; k++) {
      sum += term;
      term *= (alpha - k) / (k + 1) * u;
    }
    return sum;
  }

  /** The logarithm of {@link #excess} where (1+u)^α is large. */
  private static double logExcess(double alpha, double logRatio) {
    double rest =
        (alpha - 1) * StrictMath.exp(-alpha * logRatio)
            - alpha * StrictMath.exp(-(alpha - 1) * logRatio);
    return alpha * logRatio + StrictMath.log1p(rest);
  }
}
