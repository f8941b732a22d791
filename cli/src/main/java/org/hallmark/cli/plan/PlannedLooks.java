package org.hallmark.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.physics.Law;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.statement.PlannedLook;
import org.hallmark.privacy.statement.PrivacyStatement;

/**
 * The looks at the source that a plan calls for, in the order in which they are charged. A release
 * charges these, and a verifier expects these, so that neither can mean another noise.
 */
public final class PlannedLooks {
  private PlannedLooks() {}

  /**
   * The training: coins, noise and event from one set of numbers.
   *
   * @throws org.hallmark.privacy.accounting.BudgetTooSmallException if no noise is enough
   */
  public static DpSgd training(ReleasePlan plan) {
    return training(plan, DpSgd.NO_CLAIM);
  }

  /**
   * As {@link #training(ReleasePlan)}, sooner where {@code claimed} is the noise multiplier that
   * the plan gives.
   */
  public static DpSgd training(ReleasePlan plan, double claimed) {
    return DpSgd.calibrated(
        plan.generator().training().batch(),
        plan.source().nominalSize(),
        plan.generator().training().clip(),
        plan.generator().training().steps(),
        plan.privacy().training(),
        plan.privacy().delta(),
        plan.generator().training().sums(),
        claimed);
  }

  /** As {@link #training(ReleasePlan)}, sooner where {@code said} claims the plan's noise. */
  public static DpSgd training(ReleasePlan plan, PrivacyStatement said) {
    return training(
        plan,
        said.charges().stream()
            .filter(charge -> charge.id().equals(DpSgd.EVENT))
            .map(charge -> charge.parameters().get("noiseMultiplier"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(DpSgd.NO_CLAIM));
  }

  /** Training, then every observable, then every law. */
  public static List<PlannedLook> of(ReleasePlan plan, DpSgd training) {
    List<PlannedLook> looks = new ArrayList<>();
    looks.add(new PlannedLook(DpSgd.EVENT, training.purpose(), training.event()));
    for (Observable observable : plan.observables()) {
      observable
          .epsilon()
          .ifPresent(
              epsilon ->
                  looks.add(
                      new PlannedLook(
                          observable.id(),
                          "histogram: " + observable.title(),
                          plan.privacy().noise().counts(epsilon))));
    }
    for (Law law : plan.laws()) {
      law.statement()
          .epsilon()
          .ifPresent(
              epsilon ->
                  looks.add(
                      new PlannedLook(
                          law.id(),
                          "violations in the source: " + law.title(),
                          plan.privacy().noise().counts(epsilon))));
    }
    return looks;
  }
}
