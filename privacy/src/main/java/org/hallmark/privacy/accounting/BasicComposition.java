package org.hallmark.privacy.accounting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hallmark.privacy.accounting.method.Accountant;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.accounting.pld.ClosedForm;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.Laplace;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.event.RepeatAndSelect;
import org.hallmark.privacy.event.Withheld;

/**
 * Basic composition (Dwork, Kenthapadi, McSherry, Mironov and Naor 2006): ε and δ add up.
 *
 * <p>Looks whose ε and δ are known add up in decimal arithmetic, so that a plan's shares make its
 * total to the digit. All other looks are taken together and bounded by the best other method at
 * what is left of δ. It is the bound that a plan's split of ε refers to, and the tighter one where
 * there are few looks; it grows in proportion to their number, where others grow with its root.
 */
public final class BasicComposition implements Accountant {
  private static final BasicComposition STANDARD = new BasicComposition();

  /** Methods for what has no ε of its own. */
  private static final List<Accountant> REST =
      List.of(RenyiAccountant.standard(), ClosedForm.standard(), Remembered.LOSS_DISTRIBUTIONS);

  private BasicComposition() {}

  /** Basic composition with the best of the other methods for what has no ε of its own. */
  public static BasicComposition standard() {
    return STANDARD;
  }

  @Override
  public String id() {
    return "basic-composition";
  }

  /** Has a look an ε of its own? If not, this method's bounds are the least of the others. */
  static boolean adds(List<PrivacyEvent> events, Adjacency adjacency) {
    Sum sum = Sum.of(events, adjacency);
    return sum.rest.isEmpty() || sum.infinite || sum.epsilon.signum() > 0 || sum.delta.signum() > 0;
  }

  @Override
  public double epsilonUpper(List<PrivacyEvent> events, Adjacency adjacency, double delta) {
    Sum sum = Sum.of(events, adjacency);
    double restDelta = new BigDecimal(delta).subtract(sum.delta).doubleValue();
    if (sum.infinite || restDelta < 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (sum.rest.isEmpty()) {
      return sum.epsilon.doubleValue();
    }
    double more = least(method -> method.epsilonUpper(sum.rest, adjacency, restDelta));
    return Double.isInfinite(more) ? more : sum.epsilon.add(new BigDecimal(more)).doubleValue();
  }

  @Override
  public double deltaUpper(List<PrivacyEvent> events, Adjacency adjacency, double epsilon) {
    Sum sum = Sum.of(events, adjacency);
    double restEpsilon = new BigDecimal(epsilon).subtract(sum.epsilon).doubleValue();
    if (sum.infinite || restEpsilon < 0) {
      return 1;
    }
    double more =
        sum.rest.isEmpty()
            ? 0
            : least(method -> method.deltaUpper(sum.rest, adjacency, restEpsilon));
    return Math.min(1, sum.delta.doubleValue() + more);
  }

  private static double least(ToDoubleFunction<Accountant> question) {
    double least = Double.POSITIVE_INFINITY;
    UnsupportedEventException refusal = null;
    for (Accountant method : REST) {
      try {
        least = Math.min(least, question.applyAsDouble(method));
      } catch (UnsupportedEventException e) {
        refusal = e;
      }
    }
    if (refusal != null && Double.isInfinite(least)) {
      throw refusal;
    }
    return least;
  }

  /** What adds up, and what has no (ε, δ) of its own. */
  private static final class Sum {
    private final List<PrivacyEvent> rest = new ArrayList<>();
    private BigDecimal epsilon = BigDecimal.ZERO;
    private BigDecimal delta = BigDecimal.ZERO;
    private boolean infinite;

    static Sum of(List<PrivacyEvent> events, Adjacency adjacency) {
      Sum sum = new Sum();
      PrivacyEvents.parts(events).forEach(event -> sum.add(event, adjacency));
      return sum;
    }

    private void add(PrivacyEvent event, Adjacency adjacency) {
      if (event instanceof DiscreteLaplace e) {
        add(e.epsilonEach(), e.count(), adjacency);
      } else if (event instanceof Laplace e) {
        add(e.epsilonEach(), e.count(), adjacency);
      } else if (event instanceof EpsilonDelta e) {
        epsilon = epsilon.add(e.epsilonEach().multiply(BigDecimal.valueOf(e.count())));
        delta = delta.add(new BigDecimal(e.delta()).multiply(BigDecimal.valueOf(e.count())));
      } else if (event instanceof Exponential e) {
        epsilon = epsilon.add(Decimals.of(e.epsilon()).multiply(BigDecimal.valueOf(e.count())));
      } else if (event instanceof RepeatAndSelect e && pure(e, adjacency).signum() > 0) {
        epsilon = epsilon.add(pure(e, adjacency).multiply(BigDecimal.valueOf(e.count())));
      } else if (event instanceof NonPrivate) {
        infinite = true;
      } else if (!(event instanceof Withheld)) {
        rest.add(event);
      }
    }

    /**
     * The best of runs of a pure ε is (2 + η)·ε (Papernot and Steinke 2022, corollary 3); 0 where
     * no such number is known.
     */
    private static BigDecimal pure(RepeatAndSelect event, Adjacency adjacency) {
      Sum one = of(event.looks(), adjacency);
      boolean isPure = one.rest.isEmpty() && !one.infinite && one.delta.signum() == 0;
      return isPure && !event.isPoisson()
          ? one.epsilon.multiply(Decimals.of(event.shape()).add(BigDecimal.valueOf(2)))
          : BigDecimal.ZERO;
    }

    /** A replaced unit is one taken away and one added: twice the distance. */
    private void add(BigDecimal each, long count, Adjacency adjacency) {
      long times = adjacency == Adjacency.REPLACE_ONE ? Math.multiplyExact(2, count) : count;
      epsilon = epsilon.add(each.multiply(BigDecimal.valueOf(times)));
    }
  }
}
