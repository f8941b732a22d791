package org.hallmark.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hallmark.generators.TrainingPlan;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.physics.Law;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.plan.PrivacyPlan;
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
    TrainingPlan training = plan.generator().training();
    long size = plan.source().nominalSize();
    return plan.privacy()
        .map(
            promised ->
                DpSgd.calibrated(
                    training.batch(),
                    size,
                    training.clip(),
                    training.steps(),
                    promised.training(),
                    promised.delta(),
                    training.sums(),
                    claimed))
        .orElseGet(
            () ->
                DpSgd.withoutNoise(
                    training.batch(), size, training.clip(), training.steps(), training.sums()));
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

  /**
   * Training, then every observable, then every law; none where nothing is promised. Exact numbers
   * about a public source are no looks: nothing is charged for them.
   */
  public static List<PlannedLook> of(ReleasePlan plan, DpSgd training) {
    return plan.privacy().map(promised -> of(plan, promised, training)).orElse(List.of());
  }

  private static List<PlannedLook> of(ReleasePlan plan, PrivacyPlan promised, DpSgd training) {
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
                          promised.noise().counts(epsilon))));
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
                          promised.noise().counts(epsilon))));
    }
    return looks;
  }
}
