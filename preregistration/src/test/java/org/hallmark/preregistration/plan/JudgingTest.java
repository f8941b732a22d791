package org.hallmark.preregistration.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.preregistration.plan.AnalysisPlan.GateFails;
import org.hallmark.preregistration.plan.Claim.Quantity;
import org.junit.jupiter.api.Test;

class JudgingTest {
  /** R 4: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") = 0.03 0.06 0.06 0.02. */
  @Test
  void adjust_holm_isThatOfR() {
    double[] adjusted = Multiplicity.HOLM.adjust(new double[] {0.01, 0.04, 0.03, 0.005});
    assertArrayEquals(new double[] {0.03, 0.06, 0.06, 0.02}, adjusted, 1e-15);
  }

  @Test
  void adjust_bonferroni_multipliesUpToOne() {
    double[] adjusted = Multiplicity.BONFERRONI.adjust(new double[] {0.01, 0.6});
    assertArrayEquals(new double[] {0.02, 1}, adjusted, 1e-15);
  }

  @Test
  void judge_twoClaimsAtThreePercent_holdAloneAndByHolmButNotByBonferroni() {
    List<Double> p = List.of(0.001, 0.03);
    Judgement yes = Judgement.SUPPORTED;
    assertEquals(List.of(yes, yes), judged(p, Multiplicity.NONE));
    assertEquals(List.of(yes, yes), judged(p, Multiplicity.HOLM));
    assertEquals(List.of(yes, Judgement.INCONCLUSIVE), judged(p, Multiplicity.BONFERRONI));
  }

  @Test
  void judge_oppositeShown_isNotSupported() {
    Outcome far = outcome("a", at(0.99, 0.001));
    assertEquals(
        Judgement.NOT_SUPPORTED,
        Judging.judge(List.of(claim("a")), analysis(Multiplicity.NONE), List.of(far))
            .get(0)
            .judgement());
  }

  @Test
  void judge_intervalInsideMargin_isSupportedAndPartlyOutsideInconclusive() {
    Claim margin = new Claim("m", "m", "a", Quantity.DIVERGENCE, 0.5, OptionalDouble.of(0.1));
    assertEquals(Judgement.SUPPORTED, byInterval(margin, 0.2, 0.4));
    assertEquals(Judgement.INCONCLUSIVE, byInterval(margin, 0.05, 0.4));
    assertEquals(Judgement.NOT_SUPPORTED, byInterval(margin, 0.02, 0.1));
    assertEquals(Judgement.NOT_SUPPORTED, byInterval(margin, 0.5, 0.6));
  }

  @Test
  void judge_marginByTest_needsBothEnds() {
    Claim margin = new Claim("m", "m", "a", Quantity.DIVERGENCE, 0.5, OptionalDouble.of(0.1));
    // Surely below 0.5, and by chance not so surely above 0.1.
    Outcome oneEnd = outcome("a", at(value -> value < 0.5 ? 0.9 : 0.001, value -> 0.2));
    assertEquals(
        Judgement.INCONCLUSIVE,
        Judging.judge(List.of(margin), analysis(Multiplicity.NONE), List.of(oneEnd))
            .get(0)
            .judgement());
  }

  @Test
  void judge_gateFails_isJudgedAsRegistered() {
    AnalysisPlan strict =
        new AnalysisPlan(
            Optional.empty(),
            Multiplicity.NONE,
            GateFails.NOT_SUPPORTED,
            Optional.empty(),
            List.of(),
            Set.of(),
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty());
    assertEquals(
        Judgement.NOT_SUPPORTED,
        Judging.judge(List.of(claim("a")), strict, List.of()).get(0).judgement());
  }

  private static Judgement byInterval(Claim claim, double lower, double upper) {
    Outcome outcome =
        new Outcome(
            "a",
            Quantity.DIVERGENCE,
            Optional.of(lower),
            Optional.of(lower),
            Optional.of(upper),
            "",
            Optional.empty());
    return Judging.judge(List.of(claim), AnalysisPlan.standard(), List.of(outcome))
        .get(0)
        .judgement();
  }

  private static List<Judgement> judged(List<Double> pValues, Multiplicity multiplicity) {
    List<Outcome> outcomes =
        List.of(outcome("a", at(pValues.get(0), 1)), outcome("b", at(pValues.get(1), 1)));
    return Judging.judge(List.of(claim("a"), claim("b")), analysis(multiplicity), outcomes).stream()
        .map(verdict -> verdict.judgement())
        .toList();
  }

  private static Claim claim(String of) {
    return new Claim(of, of, of, Quantity.DIVERGENCE, 0.5, OptionalDouble.empty());
  }

  private static AnalysisPlan analysis(Multiplicity multiplicity) {
    AnalysisPlan standard = AnalysisPlan.standard();
    return new AnalysisPlan(
        Optional.of(0.05),
        multiplicity,
        standard.gateFails(),
        standard.stop(),
        standard.exclusions(),
        standard.exploratory(),
        standard.bins(),
        standard.program(),
        standard.commit());
  }

  private static Outcome outcome(String of, Chances chances) {
    return new Outcome(
        of,
        Quantity.DIVERGENCE,
        Optional.of(0.3),
        Optional.of(0.2),
        Optional.of(0.4),
        "",
        Optional.of(chances));
  }

  private static Chances at(double atMost, double atLeast) {
    return at(value -> atMost, value -> atLeast);
  }

  private static Chances at(DoubleUnaryOperator atMost, DoubleUnaryOperator atLeast) {
    return new Chances() {
      @Override
      public double atMost(double value) {
        return atMost.applyAsDouble(value);
      }

      @Override
      public double atLeast(double value) {
        return atLeast.applyAsDouble(value);
      }

      @Override
      public OptionalDouble detectable(double value, double alpha, double power) {
        return OptionalDouble.empty();
      }
    };
  }
}
