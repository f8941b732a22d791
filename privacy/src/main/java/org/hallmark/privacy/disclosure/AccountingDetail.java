package org.hallmark.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.probability.GaussianPrivacy;
import org.hallmark.privacy.statement.PrivacyStatement;

/**
 * The numbers behind one (ε, δ): what it leaves out is how the two trade against each other.
 *
 * @param epsilonLower ε at the claim's δ is at least this, by the best method that has a lower
 *     bound
 * @param epsilonUpper ε at the claim's δ is at most this
 * @param curve upper bounds at several δ, the claim's among them, falling; where they are finite
 * @param mu the least μ whose Gaussian curve lies above all points of {@code curve}: a summary, for
 *     between the points it promises nothing
 * @param tests bounds on every test for the presence of a unit, from the points of {@code curve}
 */
public record AccountingDetail(
    double epsilonLower,
    double epsilonUpper,
    List<CurvePoint> curve,
    Optional<Double> mu,
    List<TestPower> tests) {
  private static final double[] DELTAS = {1e-3, 1e-6, 1e-9, 1e-12};
  private static final double[] FALSE_POSITIVES = {0.001, 0.01, 0.1};

  public AccountingDetail {
    curve = List.copyOf(curve);
    tests = List.copyOf(tests);
  }

  /** The numbers of a statement's events. */
  static AccountingDetail of(PrivacyStatement said, List<PrivacyEvent> events) {
    List<CurvePoint> curve = new ArrayList<>();
    add(curve, said.delta(), said.epsilonUpper());
    for (double delta : DELTAS) {
      if (delta != said.delta()) {
        add(curve, delta, Accounting.epsilonUpper(events, said.adjacency(), delta));
      }
    }
    curve.sort((a, b) -> Double.compare(b.delta(), a.delta()));
    return new AccountingDetail(
        Accounting.epsilonLower(events, said.adjacency(), said.delta()),
        said.epsilonUpper(),
        curve,
        curve.stream().map(p -> GaussianPrivacy.mu(p.epsilon(), p.delta())).max(Double::compare),
        tests(curve));
  }

  /** The test at this rate of false positives. */
  TestPower test(double falsePositiveRate) {
    return tests.stream()
        .filter(test -> test.falsePositiveRate() == falsePositiveRate)
        .findFirst()
        .orElseThrow();
  }

  private static void add(List<CurvePoint> curve, double delta, double epsilon) {
    if (delta > 0 && Double.isFinite(epsilon)) {
      curve.add(new CurvePoint(delta, epsilon));
    }
  }

  private static List<TestPower> tests(List<CurvePoint> curve) {
    List<TestPower> tests = new ArrayList<>();
    for (double rate : FALSE_POSITIVES) {
      double power = curve.stream().mapToDouble(p -> p.truePositiveRate(rate)).min().orElse(1);
      tests.add(new TestPower(rate, power));
    }
    return tests;
  }
}
