package org.hallmark.privacy.accounting;

import org.hallmark.privacy.event.RepeatAndSelect;

/**
 * The Rényi divergence of the best of a random number of runs (Papernot and Steinke 2022,
 * <i>Hyperparameter tuning with Rényi differential privacy</i>).
 *
 * <ul>
 *   <li>Truncated negative binomial law of shape η and halting probability γ, theorem 2: D_α +
 *       log(E K)/(α − 1) + (1 + η)·min over orders λ of ((1 − 1/λ)·D_λ + log(1/γ)/λ);
 *   <li>Poisson law of mean μ, theorem 6: D_α + log(μ)/(α − 1) + μ·δ, with δ that of one run at ε =
 *       log(1 + 1/(α − 1)).
 * </ul>
 *
 * <p>Since divergences rise with their order, a bound at a larger order is one at a smaller. One
 * run is exactly one run where the mean is 1 and the law not Poisson's.
 */
final class Selection {
  private static final double TOLERANCE = 1e-12;

  private final RepeatAndSelect event;

  Selection(RepeatAndSelect event) {
    this.event = event;
  }

  /**
   * The divergences of the selection.
   *
   * @param orders rising, above 1
   * @param one the divergences of one run at these orders
   */
  double[] divergences(double[] orders, double[] one) {
    if (event.mean() == 1 && !event.isPoisson()) {
      return one.clone();
    }
    double[] best = new double[orders.length];
    double constant = event.isPoisson() ? 0 : constant(orders, one);
    for (int i = orders.length - 1; i >= 0; i--) {
      double more = event.isPoisson() ? event.mean() * delta(orders, one, orders[i]) : constant;
      double bound = one[i] + StrictMath.log(event.mean()) / (orders[i] - 1) + more;
      best[i] = i + 1 < orders.length ? Math.min(bound, best[i + 1]) : bound;
    }
    return best;
  }

  private double constant(double[] orders, double[] one) {
    double log = -StrictMath.log(haltingProbability());
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < orders.length; i++) {
      least = Math.min(least, (1 - 1 / orders[i]) * one[i] + log / orders[i]);
    }
    return (1 + event.shape()) * least;
  }

  private static double delta(double[] orders, double[] one, double alpha) {
    double epsilon = StrictMath.log1p(1 / (alpha - 1));
    double least = 1;
    for (int i = 0; i < orders.length; i++) {
      least = Math.min(least, RenyiAccountant.delta(orders[i], one[i], epsilon));
    }
    return least;
  }

  /** A γ at which the mean is at least that asked for: a smaller one costs more. */
  private double haltingProbability() {
    double low = 0;
    double high = 1;
    while (high - low > TOLERANCE * high) {
      double middle = low + (high - low) / 2;
      if (mean(middle) < event.mean()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** Of the law with this γ: η(1/γ − 1)/(1 − γ^η), and (1 − 1/γ)/log γ for η = 0. */
  private double mean(double gamma) {
    double log = StrictMath.log(gamma);
    double odds = (1 - gamma) / gamma;
    double shape = event.shape();
    return shape == 0 ? -odds / log : -shape * odds / StrictMath.expm1(shape * log);
  }
}
