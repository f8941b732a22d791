package org.hallmark.preregistration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.preregistration.ClaimVerdict.Test;
import org.hallmark.preregistration.plan.AnalysisPlan.GateFails;
import org.hallmark.provenance.json.Words;

/**
 * Judges claims by machine. Without a registered α the published interval decides: supported where
 * the whole interval is inside what is claimed, not supported where it is wholly outside. With one,
 * p-values decide, adjusted as registered: two one-sided tests for a margin [D. J. Schuirmann 1987,
 * J. Pharmacokinet. Biopharm. 15, 657–680], and p above α is never evidence of the opposite.
 */
public final class Judging {
  private final List<Claim> claims;
  private final AnalysisPlan analysis;
  private final List<Outcome> outcomes;

  private Judging(List<Claim> claims, AnalysisPlan analysis, List<Outcome> outcomes) {
    this.claims = claims;
    this.analysis = analysis;
    this.outcomes = outcomes;
  }

  /** Judges every claim, in the plan's order, by the outcome of its subject. */
  public static List<ClaimVerdict> judge(
      List<Claim> claims, AnalysisPlan analysis, List<Outcome> outcomes) {
    Judging judging = new Judging(claims, analysis, outcomes);
    return analysis.alpha().map(judging::tested).orElseGet(judging::byIntervals);
  }

  /** A verdict and why. */
  private record Found(Judgement judgement, String reason) {}

  private List<ClaimVerdict> byIntervals() {
    return claims.stream()
        .map(claim -> verdict(claim, byInterval(claim), Optional.empty()))
        .toList();
  }

  private Found byInterval(Claim claim) {
    Optional<Outcome> outcome = outcomeOf(claim);
    Optional<Double> upper = outcome.flatMap(Outcome::upper);
    if (upper.isEmpty()) {
      return withoutEstimate(outcome);
    }
    double high = upper.get();
    double low = outcome.flatMap(Outcome::lower).orElse(0.0);
    if (claim.above().isPresent()) {
      return byMargin(claim, low, high);
    }
    if (high < claim.below()) {
      return new Found(Judgement.SUPPORTED, "the upper end of the interval is below the threshold");
    }
    return low >= claim.below()
        ? new Found(
            Judgement.NOT_SUPPORTED, "the lower end of the interval is at or above the threshold")
        : new Found(Judgement.INCONCLUSIVE, "the interval holds the threshold");
  }

  private static Found byMargin(Claim claim, double low, double high) {
    double above = claim.above().getAsDouble();
    if (low > above && high < claim.below()) {
      return new Found(Judgement.SUPPORTED, "the interval lies inside the margin");
    }
    return low >= claim.below() || high <= above
        ? new Found(Judgement.NOT_SUPPORTED, "the interval lies outside the margin")
        : new Found(Judgement.INCONCLUSIVE, "the interval holds an end of the margin");
  }

  private Found withoutEstimate(Optional<Outcome> outcome) {
    return new Found(
        analysis.gateFails() == GateFails.NOT_SUPPORTED
            ? Judgement.NOT_SUPPORTED
            : Judgement.INCONCLUSIVE,
        outcome.map(Outcome::reason).orElse("the subject was not measured"));
  }

  /** Claims without an estimate keep their share of α: what is registered is what is shared. */
  private List<ClaimVerdict> tested(double alpha) {
    double[] supports = claims.stream().mapToDouble(this::supports).toArray();
    double[] opposes = claims.stream().mapToDouble(this::opposes).toArray();
    double[] supportsAdjusted = analysis.multiplicity().adjust(supports);
    double[] opposesAdjusted = analysis.multiplicity().adjust(opposes);
    List<ClaimVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Test test =
          new Test(
              alpha,
              Words.kebab(analysis.multiplicity()),
              claims.size(),
              supports[i],
              supportsAdjusted[i],
              opposes[i],
              opposesAdjusted[i],
              detectable(claims.get(i), alpha));
      verdicts.add(verdict(claims.get(i), byTest(claims.get(i), test), Optional.of(test)));
    }
    return verdicts;
  }

  private Optional<Double> detectable(Claim claim, double alpha) {
    double share = analysis.multiplicity() == Multiplicity.NONE ? alpha : alpha / claims.size();
    OptionalDouble detectable =
        claim.above().isPresent()
            ? OptionalDouble.empty()
            : outcomeOf(claim).flatMap(Outcome::chances).stream()
                .map(chances -> chances.detectable(claim.below(), share, Test.POWER))
                .findFirst()
                .orElse(OptionalDouble.empty());
    return detectable.stream().boxed().findFirst();
  }

  private Found byTest(Claim claim, Test test) {
    Optional<Outcome> outcome = outcomeOf(claim);
    if (outcome.flatMap(Outcome::chances).isEmpty()) {
      return withoutEstimate(outcome);
    }
    if (test.supportsAdjusted() < test.alpha()) {
      return new Found(Judgement.SUPPORTED, "the registered test shows it at alpha");
    }
    return test.opposesAdjusted() < test.alpha()
        ? new Found(Judgement.NOT_SUPPORTED, "the registered test shows the opposite at alpha")
        : new Found(Judgement.INCONCLUSIVE, "the registered test shows neither at alpha");
  }

  /** Against being outside: both ends must be shown. */
  private double supports(Claim claim) {
    Optional<Chances> chances = outcomeOf(claim).flatMap(Outcome::chances);
    if (chances.isEmpty()) {
      return 1;
    }
    double below = chances.get().atMost(claim.below());
    return claim.above().isPresent()
        ? Math.max(below, chances.get().atLeast(claim.above().getAsDouble()))
        : below;
  }

  /** Against being inside: either end may be shown, at twice its p-value. */
  private double opposes(Claim claim) {
    Optional<Chances> chances = outcomeOf(claim).flatMap(Outcome::chances);
    if (chances.isEmpty()) {
      return 1;
    }
    double notBelow = chances.get().atLeast(claim.below());
    return claim.above().isPresent()
        ? Math.min(1, 2 * Math.min(notBelow, chances.get().atMost(claim.above().getAsDouble())))
        : notBelow;
  }

  private Optional<Outcome> outcomeOf(Claim claim) {
    return outcomes.stream()
        .filter(o -> o.subject().equals(claim.of()) && o.quantity() == claim.quantity())
        .findFirst();
  }

  private ClaimVerdict verdict(Claim claim, Found found, Optional<Test> test) {
    Optional<Outcome> outcome = outcomeOf(claim);
    return new ClaimVerdict(
        claim.id(),
        claim.statement(),
        claim.of(),
        Words.kebab(claim.quantity()),
        claim.below(),
        claim.quantity().unit(),
        outcome.flatMap(Outcome::estimate),
        outcome.flatMap(Outcome::lower),
        outcome.flatMap(Outcome::upper),
        found.judgement(),
        found.reason(),
        claim.above().stream().boxed().findFirst(),
        test);
  }
}
