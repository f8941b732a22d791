package org.hallmark.privacy.accounting.pld;

import java.util.List;
import org.hallmark.privacy.accounting.method.Accountant;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;

/**
 * Privacy loss distributions: the laws of the privacy loss of the single looks, moved to a grid to
 * the safe side and added up by a Fourier transform of their tilted masses.
 *
 * <p>Both bounds are rigorous at every δ, rounding included; see {@link GridLoss} and {@link
 * Composition}. They lie close together: the grid is chosen so that it adds some 1e-4 to ε.
 */
public final class PldAccountant implements Accountant {
  /** Below this densities underflow, and there is no finite bound. */
  private static final double LEAST_DELTA = 1e-200;

  /** The lower bound is tried on finer grids until it is this near to the upper one, relative. */
  private static final double NEAR = 6e-3;

  private static final int FINER = 6;

  /** Where rounding moves the upper bound by more, relative, large losses are split off. */
  private static final double SHARP = 1e-3;

  /** A grid with a step of more standard deviations of a look blurs it. */
  private static final double BLUR = 0.5;

  /** A grid with a step of more standard deviations of a look widens the sum by half a per cent. */
  private static final double BLUR_OF_SUM = 0.2;

  /** Beyond this many standard deviations of the sum, single large losses are most of ε. */
  private static final double MANY_DEVIATIONS = 10;

  private static final int SPLIT_CELLS = 1 << 19;

  /** A larger cut, since a grid over all of the tail would be too coarse for the bulk. */
  private static final double SPLIT_CUT = 1e6;

  private static final int FINER_BEFORE_SPLIT = 2;

  /** Finer grids than this, relative to ε, are lost in rounding. */
  private static final double LEAST_STEP = 1e-10;

  private static final PldAccountant STANDARD = new PldAccountant();

  private PldAccountant() {}

  public static PldAccountant standard() {
    return STANDARD;
  }

  @Override
  public String id() {
    return "privacy-loss-distribution";
  }

  @Override
  public double epsilonUpper(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    if (!(delta >= 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must be in [0, 1). Provided value: " + delta);
    }
    return largest(
        events,
        looks(events, adjacency, Safety.PESSIMISTIC),
        Double.POSITIVE_INFINITY,
        (looks, floor) -> epsilonUpper(looks, delta, floor));
  }

  @Override
  public double deltaUpper(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon must be at least 0. Provided value: " + epsilon);
    }
    return largest(
        events,
        looks(events, adjacency, Safety.PESSIMISTIC),
        1,
        (looks, floor) -> deltaUpper(looks, epsilon));
  }

  @Override
  public double epsilonLower(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    if (!(delta >= 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must be in [0, 1). Provided value: " + delta);
    }
    return largest(
        events,
        looks(events, adjacency, Safety.OPTIMISTIC),
        Double.POSITIVE_INFINITY,
        (looks, floor) -> epsilonLower(looks, delta, floor));
  }

  @Override
  public double deltaLower(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    return largest(
        events,
        looks(events, adjacency, Safety.OPTIMISTIC),
        1,
        (looks, floor) -> deltaLower(looks, epsilon));
  }

  private List<Looks> looks(List<PrivacyEvent> events, Adjacency adjacency, Safety safety) {
    return DominatingPairs.of(id(), events, adjacency, safety);
  }

  /** Over both directions, each told what the one before has reached. */
  private static double largest(
      List<PrivacyEvent> events, List<Looks> directions, double ofNonPrivate, Answer answer) {
    if (PrivacyEvents.parts(events).stream().anyMatch(NonPrivate.class::isInstance)) {
      return ofNonPrivate;
    }
    double largest = 0;
    for (Looks looks : directions) {
      largest = Math.max(largest, looks.laws().isEmpty() ? 0 : answer.of(looks, largest));
    }
    return largest;
  }

  /** A bound in one direction; it need not be tight below {@code floor}. */
  private interface Answer {
    double of(Looks looks, double floor);
  }

  private static double epsilonUpper(Looks looks, double delta, double floor) {
    double most = looks.mayBeInfinite() ? Double.POSITIVE_INFINITY : Math.max(0, looks.most());
    if (delta < LEAST_DELTA || most <= floor || !looks.isModerate(delta)) {
      return most;
    }
    Scout scout = Scout.forDelta(looks, delta);
    Window window = scout.window(scout.pessimisticStep(floor));
    List<Part> parts = looks.pessimistic(window.step(), scout.cut());
    Composition whole = new Composition(parts, window);
    double upper = Math.min(most, whole.epsilonUpper(delta));
    boolean coarse = isCoarse(window.step(), scout.deviation(), looks.total(), upper);
    if (parts.size() > 1 || upper <= floor || !coarse && isSharp(whole, delta, upper)) {
      return upper;
    }
    double cut = looks.cut(delta) * SPLIT_CUT;
    double step = Math.min(looks.span(cut) / SPLIT_CELLS, window.step());
    if (!isResolved(step, upper)) {
      return upper;
    }
    return Split.of(looks.pessimistic(step, cut).get(0), delta, 2).epsilonUpper(delta, upper);
  }

  /** Does rounding leave a grid with this step? Where all losses are nearly one, it would not. */
  private static boolean isResolved(double step, double epsilon) {
    return step > LEAST_STEP * Math.max(1, epsilon);
  }

  /** Does the grid blur the single looks, or their sum where that is most of ε? */
  private static boolean isCoarse(double step, double deviation, double looks, double epsilon) {
    boolean ofMany = epsilon < MANY_DEVIATIONS * deviation * StrictMath.sqrt(looks);
    return step > (ofMany ? BLUR_OF_SUM : BLUR) * deviation;
  }

  /** Have errors little to say beside the grid? */
  private static boolean isSharp(Composition whole, double delta, double upper) {
    return Double.isFinite(upper) && whole.epsilonLower(delta, upper) >= upper * (1 - SHARP);
  }

  private static double epsilonLower(Looks looks, double delta, double floor) {
    if (delta < LEAST_DELTA || !looks.isModerate(delta)) {
      return 0;
    }
    Scout scout = Scout.forDelta(looks, delta);
    double upper = epsilonUpper(looks, delta, floor);
    double step = scout.optimisticStep();
    double best = 0;
    int finer = looks.laws().size() == 1 ? FINER_BEFORE_SPLIT : FINER;
    for (int i = 0; i <= finer && best < upper * (1 - NEAR) && upper > floor; i++) {
      Window window = scout.window(step);
      List<Part> parts = looks.optimistic(window.step(), scout.cut(), scout.lambda());
      best = Math.max(best, new Composition(parts, window).epsilonLower(delta, upper));
      if (window.step() > step) {
        break;
      }
      step /= 2;
    }
    if (looks.laws().size() == 1 && best < upper * (1 - NEAR) && upper > floor) {
      double cut = looks.cut(delta) * SPLIT_CUT;
      double cells = Math.min(looks.span(cut) / SPLIT_CELLS, step);
      if (!isResolved(cells, upper)) {
        return best;
      }
      Part fine = looks.optimistic(cells, cut, scout.lambda()).get(0);
      for (int hits = 2; hits <= 4 && best < upper * (1 - NEAR); hits += 2) {
        best = Split.of(fine, delta, hits).epsilonLower(delta, best, upper);
      }
    }
    return best;
  }

  private static double deltaUpper(Looks looks, double epsilon) {
    if (!looks.mayBeInfinite() && epsilon >= looks.most()) {
      return 0;
    }
    if (!looks.isModerate(LEAST_DELTA)) {
      return 1;
    }
    Scout scout = scout(looks, epsilon);
    Window window = scout.window(scout.pessimisticStep(0));
    List<Part> parts = looks.pessimistic(window.step(), scout.cut());
    return new Composition(parts, window).deltaUpper(epsilon);
  }

  private static double deltaLower(Looks looks, double epsilon) {
    if (!looks.isModerate(LEAST_DELTA)) {
      return 0;
    }
    Scout scout = scout(looks, epsilon);
    Window window = scout.window(scout.optimisticStep());
    List<Part> parts = looks.optimistic(window.step(), scout.cut(), scout.lambda());
    return new Composition(parts, window).deltaLower(epsilon);
  }

  private static Scout scout(Looks looks, double epsilon) {
    Scout first = Scout.forEpsilon(looks, epsilon, LEAST_DELTA);
    return Scout.forEpsilon(looks, epsilon, delta(first));
  }

  private static double delta(Scout scout) {
    return Math.min(1, Math.max(LEAST_DELTA, StrictMath.exp(scout.logDelta()) * 1e-3));
  }
}
