package org.hallmark.privacy.accounting.pld;

/**
 * Gaussian noise on the sum of a fixed-size sample in which one unit may have another value.
 *
 * <p>With γ the share that is sampled and H(α) the divergence of N(d, σ²) from N(0, σ²), d = 2 the
 * largest distance of two values, every pair of neighbours has a divergence of at most γ·H(1 + (α −
 * 1)/γ) at α ≥ 1 (Balle, Barthe and Gaboardi 2018, <i>Privacy amplification by subsampling</i>:
 * sampling without replacement under substitution). The other order of the same neighbours bounds α
 * &lt; 1. The pair with just these divergences dominates, and dominating pairs compose (Zhu, Dong
 * and Wang 2022, <i>Optimal accounting of differential privacy via characteristic function</i>).
 * With ℓ the loss of N(d) from N(0), it is
 *
 * <ul>
 *   <li>where ℓ &gt; 0: P has (1 − γ)N(0) + γN(d), Q has N(0), the loss is log(1 − γ + γe^ℓ);
 *   <li>where ℓ &lt; 0: P has N(d), Q has (1 − γ)N(d) + γN(0), the loss is −log(1 − γ + γe^(−ℓ));
 *   <li>at a loss of 0: what is left of both, (1 − γ) times the mass between −d/2 and d/2.
 * </ul>
 *
 * <p>It is attained by no pair of datasets in both halves at once, so it gives upper bounds only.
 *
 * @param sigma standard deviation of the noise in contributions of one unit
 * @param share γ, in (0, 1)
 */
record ReplacementLoss(double sigma, double share) implements LossLaw {
  /** Outputs are written around the middle between the two values. */
  private static final double HALF = 1;

  private static final int ATOMS = 1200;

  @Override
  public double infinite() {
    return 0;
  }

  @Override
  public double least() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double most() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double atom() {
    return 0;
  }

  @Override
  public double lowerCut(double mass) {
    return loss(Math.min(0, HALF - noise().reach(mass)));
  }

  @Override
  public double upperCut(double mass) {
    return loss(Math.max(0, HALF + noise().reach(mass)));
  }

  @Override
  public Cells cells(double start, double step, int count) {
    double[] p = new double[count];
    double[] q = new double[count];
    double low = start;
    double from = output(low);
    double pBelow = p(Double.NEGATIVE_INFINITY, from) + (low >= 0 ? rest() : 0);
    double farthest = Math.abs(from);
    for (int i = 0; i < count; i++) {
      double high = start + (i + 1) * step;
      double to = output(high);
      double atom = low < 0 && high >= 0 ? rest() : 0;
      p[i] = p(from, to) + atom;
      q[i] = q(from, to) + atom;
      farthest = Math.max(farthest, Math.abs(to));
      low = high;
      from = to;
    }
    double atom = low < 0 ? rest() : 0;
    return new Cells(
        p,
        q,
        pBelow,
        p(from, Double.POSITIVE_INFINITY) + atom,
        q(from, Double.POSITIVE_INFINITY) + atom,
        noise().relativeError(farthest + 2 * HALF) + 8 * Rounding.UNIT,
        Rounding.UNIT * 32 * (2 + 2 * HALF * farthest / (sigma * sigma)));
  }

  @Override
  public Sketch sketch(double mass) {
    double reach = HALF + noise().reach(mass);
    double step = 2 * reach / ATOMS;
    double[] losses = new double[ATOMS + 3];
    double[] masses = new double[ATOMS + 3];
    for (int i = 0; i < ATOMS; i++) {
      double from = -reach + i * step;
      losses[i] = loss(from + step / 2);
      masses[i] = p(from, from + step);
    }
    losses[ATOMS] = loss(-reach);
    masses[ATOMS] = p(Double.NEGATIVE_INFINITY, -reach);
    losses[ATOMS + 1] = loss(reach);
    masses[ATOMS + 1] = p(reach, Double.POSITIVE_INFINITY);
    masses[ATOMS + 2] = rest();
    return new Sketch(losses, masses);
  }

  private GaussianNoise noise() {
    return new GaussianNoise(sigma);
  }

  /** The mass of a loss of 0. */
  private double rest() {
    return (1 - share) * noise().mass(-HALF, HALF, 0);
  }

  private double p(double from, double to) {
    double below = mass(from, Math.min(0, to), HALF);
    double low = Math.max(0, from);
    return below + (1 - share) * mass(low, to, -HALF) + share * mass(low, to, HALF);
  }

  private double q(double from, double to) {
    double high = Math.min(0, to);
    double below = (1 - share) * mass(from, high, HALF) + share * mass(from, high, -HALF);
    return below + mass(Math.max(0, from), to, -HALF);
  }

  private double mass(double from, double to, double centre) {
    return from < to ? noise().mass(from, to, centre) : 0;
  }

  /** The loss at an output: odd in it. */
  private double loss(double x) {
    double base = 2 * HALF * Math.abs(x) / (sigma * sigma);
    double loss =
        base < 1
            ? StrictMath.log1p(share * StrictMath.expm1(base))
            : base
                + StrictMath.log(share)
                + StrictMath.log1p((1 - share) / share * StrictMath.exp(-base));
    return StrictMath.copySign(loss, x);
  }

  /** The output at which the loss passes a value. */
  private double output(double loss) {
    double base = StrictMath.log1p(StrictMath.expm1(Math.abs(loss)) / share);
    return StrictMath.copySign(base * sigma * sigma / (2 * HALF), loss);
  }
}
