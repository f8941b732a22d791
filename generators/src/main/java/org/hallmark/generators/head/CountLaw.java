package org.hallmark.generators.head;

import org.hallmark.provenance.seed.PublicDraws;

/**
 * A mixture of negative binomial laws of the height k above the minimum, each over the values that
 * the column can hold and a ceiling leaves: p(k) ∝ Π<sub>j&lt;k</sub> (r + j) / (1 + j) · qᵏ with
 * mean μ of the whole law, q = μ / (μ + r). Where it is zero-inflated, one more component is k = 0.
 *
 * <p>Outputs: a logit of each component, with that of zero last; log μ less a start of its own; and
 * log r, bent to ±{@value #LOG_SIZE_BOUND}. For great r a component is a Poisson law.
 */
public final class CountLaw extends Law {
  /** Bound of log r. */
  public static final double LOG_SIZE_BOUND = 7;

  private final int components;
  private final int weights;

  CountLaw(Head head) {
    super(head);
    this.components = head.components();
    this.weights = components + (inflated(head) ? 1 : 0);
  }

  /** Whether one component is zero itself. */
  public static boolean inflated(Head head) {
    return head.kind() == HeadKind.ZERO_INFLATED_NEGATIVE_BINOMIAL;
  }

  /** log μ of a component where a network's output is zero. */
  public static double start(Head head, int component) {
    return StrictMath.log(head.values()) * (component + 1) / (head.components() + 1);
  }

  @Override
  Target present(double cell, double ceiling) {
    double value = head().inside(cell, ceiling);
    return new Target(value - head().minimum(), 1, 1, head().most(ceiling) - head().minimum(), 0);
  }

  /** The logarithms of a component's probabilities, up to one number. */
  private double[] logs(double[] raw, int component, int last) {
    double logMean = raw[weights + component] + start(head(), component);
    double output = raw[weights + components + component];
    double logSize = LOG_SIZE_BOUND * StrictMath.tanh(output / LOG_SIZE_BOUND);
    double size = StrictMath.exp(logSize);
    double logShare = -Mixtures.softplus(logSize - logMean);
    double[] logs = new double[last + 1];
    for (int k = 1; k <= last; k++) {
      logs[k] = logs[k - 1] + StrictMath.log((size + k - 1) / k) + logShare;
    }
    return logs;
  }

  @Override
  double logOf(double[] raw, Target target) {
    double[] terms = Mixtures.logSoftmax(raw, 0, weights);
    int last = (int) target.last();
    for (int c = 0; c < components; c++) {
      terms[c] += Mixtures.logSoftmax(logs(raw, c, last), 0, last + 1)[(int) target.value()];
    }
    if (weights > components && target.value() > 0) {
      terms[components] = Double.NEGATIVE_INFINITY;
    }
    return Mixtures.logSum(terms);
  }

  @Override
  double next(double[] raw, double ceiling, PublicDraws draws) {
    int last = (int) (head().most(ceiling) - head().minimum());
    int component = Mixtures.inverse(raw, weights, draws.nextUniform());
    double uniform = draws.nextUniform();
    return component == components
        ? head().minimum()
        : head().minimum() + Mixtures.inverse(logs(raw, component, last), last + 1, uniform);
  }
}
