package org.hallmark.privacy.accounting.pld;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hallmark.privacy.accounting.method.Accountant;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;

/**
 * One look, or Gaussian looks that add up to one: δ(ε) = P(L &gt; ε) − e^ε·Q(L &gt; ε), with
 * nothing discretised. For the Gaussian it is the analytic form of Balle and Wang 2018, for the
 * Poisson-sampled one that of its mixtures.
 *
 * <p>What rounding may have done is added to, or taken from, the answer.
 */
public final class ClosedForm implements Accountant {
  private static final double LEAST_DELTA = 1e-200;

  /** e to this and to any sum with it is a double. */
  private static final double MOST_EPSILON = 600;

  /** Beyond, squares of outputs would leave the range of doubles, and nobody asks. */
  private static final double MOST_SEARCHED = 1e12;

  private static final double BEYOND = 1e-9;

  private static final ClosedForm STANDARD = new ClosedForm();

  private ClosedForm() {}

  public static ClosedForm standard() {
    return STANDARD;
  }

  @Override
  public String id() {
    return "closed-form";
  }

  @Override
  public double deltaUpper(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon must be at least 0. Provided value: " + epsilon);
    }
    return isNonPrivate(events)
        ? 1
        : largest(looks(events, adjacency, Safety.PESSIMISTIC), law -> delta(law, epsilon, 1));
  }

  @Override
  public double deltaLower(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    return isNonPrivate(events)
        ? 1
        : largest(looks(events, adjacency, Safety.OPTIMISTIC), law -> delta(law, epsilon, -1));
  }

  @Override
  public double epsilonUpper(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    requireDelta(delta);
    if (isNonPrivate(events)) {
      return Double.POSITIVE_INFINITY;
    }
    List<Looks> directions = looks(events, adjacency, Safety.PESSIMISTIC);
    if (delta < LEAST_DELTA) {
      return largest(directions, law -> law.infinite() > 0 ? Double.POSITIVE_INFINITY : law.most());
    }
    return largest(directions, law -> epsilon(law, delta)[1]);
  }

  @Override
  public double epsilonLower(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    requireDelta(delta);
    if (isNonPrivate(events)) {
      return Double.POSITIVE_INFINITY;
    }
    List<Looks> directions = looks(events, adjacency, Safety.OPTIMISTIC);
    return delta < LEAST_DELTA ? 0 : largest(directions, law -> epsilon(law, delta)[0]);
  }

  private static void requireDelta(double delta) {
    if (!(delta >= 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must be in [0, 1). Provided value: " + delta);
    }
  }

  private static boolean isNonPrivate(List<PrivacyEvent> events) {
    return PrivacyEvents.parts(events).stream().anyMatch(NonPrivate.class::isInstance);
  }

  private List<Looks> looks(List<PrivacyEvent> events, Adjacency adjacency, Safety safety) {
    List<Looks> directions = DominatingPairs.of(id(), events, adjacency, safety);
    if (directions.get(0).total() > 1) {
      throw new UnsupportedEventException(id(), "several looks", adjacency);
    }
    return directions;
  }

  private interface Answer {
    double of(LossLaw law);
  }

  private static double largest(List<Looks> directions, Answer answer) {
    double largest = 0;
    for (Looks looks : directions) {
      largest = Math.max(largest, looks.laws().isEmpty() ? 0 : answer.of(looks.laws().get(0)));
    }
    return largest;
  }

  private static double delta(LossLaw law, double epsilon, int side) {
    if (epsilon >= law.most()) {
      return law.infinite();
    }
    if (epsilon > MOST_EPSILON) {
      return beyondExponentials(law, epsilon, side);
    }
    LossLaw.Cells above = law.cells(epsilon, 1, 0);
    double p = above.pAbove();
    double q = StrictMath.exp(epsilon) * above.qAbove();
    // Any set of outputs gives a lower bound, and one a displacement off the best loses its square.
    double error =
        (2 * above.relativeError() + Rounding.UNIT * (8 + 2 * epsilon)) * (p + q)
            + above.displacement() * p;
    return Math.max(0, Math.min(1, law.infinite() + (p - q) + side * error));
  }

  /**
   * P(L &gt; ε) bounds δ from above, and (1 − 1/e) of P(L &gt; ε + 1) from below; either at a loss
   * that is further off than the cells' ends are displaced.
   */
  private static double beyondExponentials(LossLaw law, double epsilon, int side) {
    double at = side > 0 ? epsilon * (1 - BEYOND) : (epsilon + 1) * (1 + BEYOND);
    LossLaw.Cells above = law.cells(at, 1, 0);
    if (above.displacement() > epsilon * BEYOND) {
      return side > 0 ? 1 : law.infinite();
    }
    double share = side > 0 ? 1 : -StrictMath.expm1(-1);
    double rounding = 1 + side * (2 * above.relativeError() + 8 * Rounding.UNIT);
    return Math.min(1, law.infinite() + share * above.pAbove() * Math.max(0, rounding));
  }

  /** Two ε between which δ is reached: δ above {@code delta} for sure, and at most for sure. */
  private static double[] epsilon(LossLaw law, double delta) {
    double below = least(e -> delta(law, e, -1), law, delta);
    return new double[] {below * (1 - 1e-14), least(e -> delta(law, e, 1), law, delta)};
  }

  private static double least(DoubleUnaryOperator bound, LossLaw law, double delta) {
    if (bound.applyAsDouble(0) <= delta) {
      return 0;
    }
    if (law.infinite() > delta) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    double high = Math.min(1, law.most());
    while (bound.applyAsDouble(high) > delta) {
      if (high == law.most() || high > MOST_SEARCHED) {
        return law.most();
      }
      low = high;
      high = Math.min(2 * high, law.most());
    }
    for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
      double middle = low + (high - low) / 2;
      if (bound.applyAsDouble(middle) > delta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
