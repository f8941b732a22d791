package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredObservables;
import org.hallmark.metrics.divergence.DivergenceLaw;
import org.hallmark.metrics.statistics.Intervals;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.plan.Chances;
import org.hallmark.preregistration.plan.Claim.Quantity;
import org.hallmark.preregistration.plan.Outcome;
import org.hallmark.privacy.probability.Binomial;

/** What claims can be judged by, out of measurements and laws. */
public final class Outcomes {
  private static final int HALVINGS = 60;

  private Outcomes() {}

  /** The divergence of every measurement and the violation rate of every law. */
  public static List<Outcome> of(List<MeasuredObservable> measurements, List<LawResult> laws) {
    List<Outcome> outcomes = new ArrayList<>();
    measurements.forEach(measured -> outcomes.add(divergence(measured)));
    laws.forEach(law -> outcomes.add(violationRate(law)));
    return outcomes;
  }

  private static Outcome divergence(MeasuredObservable measured) {
    return new Outcome(
        measured.id(),
        Quantity.DIVERGENCE,
        measured.divergence(),
        measured.lower(),
        measured.upper(),
        measured.notEstimable().orElse(""),
        MeasuredObservables.law(measured).map(Outcomes::chances));
  }

  private static Outcome violationRate(LawResult law) {
    if (law.checked() == 0) {
      return new Outcome(
          law.id(),
          Quantity.VIOLATION_RATE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "the law applies to no row",
          Optional.empty());
    }
    return new Outcome(
        law.id(),
        Quantity.VIOLATION_RATE,
        Optional.of((double) law.violations() / law.checked()),
        Optional.of(Intervals.clopperPearsonLower(law.violations(), law.checked(), law.level())),
        Optional.of(law.upper()),
        "",
        Optional.of(new Rate(law.violations(), law.checked())));
  }

  private static Chances chances(DivergenceLaw law) {
    return new Chances() {
      @Override
      public double atMost(double value) {
        return law.atMost(value);
      }

      @Override
      public double atLeast(double value) {
        return law.atLeast(value);
      }

      @Override
      public OptionalDouble detectable(double value, double alpha, double power) {
        return law.detectable(value, alpha, power);
      }
    };
  }

  /** Exact tails of the binomial law. */
  private record Rate(long violations, long checked) implements Chances {
    @Override
    public double atMost(double value) {
      return Binomial.atLeast(checked - violations, checked, 1 - Math.min(1, value));
    }

    @Override
    public double atLeast(double value) {
      return Binomial.atLeast(violations, checked, Math.min(1, value));
    }

    /** By the largest count that would show it, then the rate at which so few come often enough. */
    @Override
    public OptionalDouble detectable(double value, double alpha, double power) {
      long shows = -1;
      for (long step = Long.highestOneBit(checked); step > 0; step /= 2) {
        long next = shows + step;
        if (next <= checked && new Rate(next, checked).atMost(value) < alpha) {
          shows = next;
        }
      }
      if (shows < 0) {
        return OptionalDouble.empty();
      }
      Rate most = new Rate(shows, checked);
      double low = 0;
      double high = Math.min(1, value);
      for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (most.atMost(middle) >= power) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return OptionalDouble.of(low);
    }
  }
}
