package org.hallmark.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hallmark.generators.PlannedTraining;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.physics.Law;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.privacy.training.TrainingMechanism;

/**
 * The looks at the source that a plan calls for, in the order in which they are charged. A release
 * charges these, and a verifier expects these, so that neither can mean another noise.
 */
public final class PlannedLooks {
  private PlannedLooks() {}

  /**
   * The training: noise and looks from one set of numbers.
   *
   * @throws org.hallmark.privacy.accounting.BudgetTooSmallException if no noise is enough
   */
  public static TrainingMechanism training(ReleasePlan plan) {
    return training(plan, Optional.empty());
  }

  private static TrainingMechanism training(ReleasePlan plan, Optional<Double> claimed) {
    PlannedTraining training = plan.generator().training();
    long size = plan.source().nominalSize();
    return plan.privacy()
        .map(promised -> training.calibrated(size, promised.training(), promised.delta(), claimed))
        .orElseGet(() -> training.withoutNoise(size));
  }

  /** As {@link #training(ReleasePlan)}, sooner where {@code said} claims the plan's noise. */
  public static TrainingMechanism training(ReleasePlan plan, PrivacyStatement said) {
    return training(
        plan,
        said.charges().stream()
            .filter(charge -> charge.id().equals(TrainingMechanism.TRAINING))
            .map(charge -> charge.parameters().get("noiseMultiplier"))
            .filter(Objects::nonNull)
            .findFirst());
  }

  /**
   * Training, then every observable, then every law; none where nothing is promised. Exact numbers
   * about a public source are no looks: nothing is charged for them.
   */
  public static List<PlannedLook> of(ReleasePlan plan, TrainingMechanism training) {
    return plan.privacy().map(promised -> of(plan, promised, training)).orElse(List.of());
  }

  private static List<PlannedLook> of(
      ReleasePlan plan, PrivacyPlan promised, TrainingMechanism training) {
    List<PlannedLook> looks = new ArrayList<>(training.looks());
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
