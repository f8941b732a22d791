package org.hallmark.privacy.accounting;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.privacy.accounting.pld.GaussianTradeOff;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;

/**
 * What an adversary can gain from looks: their δ at many ε, and what follows from these points
 * alone, so that whoever has the points can check it without accounting again.
 *
 * @param disclosed the probability with which some look discloses everything: δ never falls below
 *     it
 * @param points upper bounds on δ, by rising ε
 */
public record TradeOff(double disclosed, List<Point> points) {
  private static final double LARGEST_MU = 1000;
  private static final int RATES = 64;

  /**
   * The looks are (ε, δ)-differentially private.
   *
   * @param epsilon at least 0
   * @param delta in [0, 1]
   */
  public record Point(double epsilon, double delta) {
    public Point {
      if (!(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "epsilon must be finite and at least 0. Provided value: " + epsilon);
      }
      if (!(delta >= 0 && delta <= 1)) {
        throw new IllegalArgumentException("delta must be in [0, 1]. Provided value: " + delta);
      }
    }
  }

  /**
   * The looks in one number, which loses something.
   *
   * @param mu the least μ for which no point lies above the curve of μ-Gaussian differential
   *     privacy, infinite where there is none
   * @param regret how far the rates of error that μ promises lie below those that the points do, at
   *     most: the least shift of both that makes up for it (Gómez, Kulynych, Kaissis, Calmon,
   *     Hayes, Balle and Honkela 2025). Below 0.01 μ says all.
   */
  public record GaussianSummary(double mu, double regret) {}

  public TradeOff {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (!(points.get(i).epsilon() > points.get(i - 1).epsilon())) {
        throw new IllegalArgumentException("epsilon must rise. Provided value: " + points.get(i));
      }
    }
  }

  /**
   * The curve of {@code count} points from ε = 0 to where δ is {@code leastDelta} more than that of
   * events which disclose everything with some probability. Empty where nothing is promised.
   *
   * @throws org.hallmark.privacy.accounting.method.UnsupportedEventException if no method
   *     understands the events
   */
  public static TradeOff of(
      List<PrivacyEvent> events, Adjacency adjacency, double leastDelta, int count) {
    if (!(leastDelta > 0 && leastDelta < 1 && count >= 2)) {
      throw new IllegalArgumentException(
          "leastDelta must be in (0, 1) and count at least 2. Provided value: " + leastDelta);
    }
    double disclosed = disclosed(events);
    double last = leastDelta + disclosed * (1 + 1e-9);
    double most =
        last < 1 ? Accounting.epsilonUpper(events, adjacency, last) : Double.POSITIVE_INFINITY;
    List<Point> points = new ArrayList<>();
    if (most == 0) {
      points.add(new Point(0, Accounting.deltaUpper(events, adjacency, 0)));
    }
    for (int i = 0; i < count && most > 0 && most < Double.POSITIVE_INFINITY; i++) {
      double epsilon = most * i / (count - 1);
      points.add(new Point(epsilon, Accounting.deltaUpper(events, adjacency, epsilon)));
    }
    return new TradeOff(disclosed, points);
  }

  /** The probability that some look discloses everything. */
  private static double disclosed(List<PrivacyEvent> events) {
    double log =
        PrivacyEvents.parts(events).stream()
            .filter(EpsilonDelta.class::isInstance)
            .mapToDouble(e -> e.count() * StrictMath.log1p(-((EpsilonDelta) e).delta()))
            .sum();
    return 0 - StrictMath.expm1(log);
  }

  /**
   * An upper bound on the rate of members that an adversary recognises, who takes at most this rate
   * of others for members: the least of e^ε·rate + δ and 1 − e^(−ε)·(1 − δ − rate).
   */
  public double truePositiveRate(double falsePositiveRate) {
    if (!(falsePositiveRate >= 0 && falsePositiveRate <= 1)) {
      throw new IllegalArgumentException(
          "falsePositiveRate must be in [0, 1]. Provided value: " + falsePositiveRate);
    }
    double least = 1;
    for (Point point : points) {
      double gain = StrictMath.exp(point.epsilon());
      double few = gain * falsePositiveRate + point.delta();
      double many = 1 - (1 - point.delta() - falsePositiveRate) / gain;
      least = Math.min(least, Math.min(few, many));
    }
    return least;
  }

  /** The best advantage of telling members from others, the largest difference of both rates. */
  public double advantage() {
    return points.isEmpty() ? 1 : points.get(0).delta();
  }

  /** The summary by one Gaussian. */
  public GaussianSummary gaussian() {
    double mu = points.isEmpty() || disclosed > 0 ? Double.POSITIVE_INFINITY : 0;
    for (Point point : points) {
      mu = Math.max(mu, mu(point));
    }
    return new GaussianSummary(mu, Double.isInfinite(mu) ? 1 : regret(new GaussianTradeOff(mu)));
  }

  private static double mu(Point point) {
    double low = 0;
    double high = LARGEST_MU;
    if (new GaussianTradeOff(high).delta(point.epsilon()) < point.delta()) {
      return Double.POSITIVE_INFINITY;
    }
    while (high - low > 1e-12 * high && high > 1e-9) {
      double middle = low + (high - low) / 2;
      if (new GaussianTradeOff(middle).delta(point.epsilon()) < point.delta()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double regret(GaussianTradeOff gaussian) {
    double most = 0;
    for (int i = 1; i < RATES; i++) {
      double rate = (double) i / RATES;
      double promised = gaussian.truePositiveRate(rate);
      double low = 0;
      double high = 1 - rate;
      while (high - low > 1e-9) {
        double shift = low + (high - low) / 2;
        if (1 - truePositiveRate(rate + shift) - shift <= 1 - promised) {
          high = shift;
        } else {
          low = shift;
        }
      }
      most = Math.max(most, high);
    }
    return most;
  }
}
