package org.hallmark.privacy.plan;

import java.util.Optional;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;

/**
 * Which data a plan is about: plans of one id share one budget in the owner's privacy ledger.
 *
 * @param id kebab-case id of the dataset; without one, the plan's name
 * @param budget what all plans about the dataset may spend together, where the plan states it; the
 *     first plan registers it, or else its own total
 */
public record DatasetPlan(String id, Optional<Budget> budget) {
  private static final String SECTION = "dataset";
  private static final String EPSILON = "epsilon";
  private static final String DELTA = "delta";

  /** Reads a plan's section {@code dataset}; every mistake is recorded. */
  public static DatasetPlan read(Fields plan, String name, Optional<PrivacyPlan> privacy) {
    if (privacy.isEmpty()) {
      if (plan.has(SECTION)) {
        plan.mistake(SECTION, "must be left out where the plan promises no privacy");
      }
      return new DatasetPlan(name, Optional.empty());
    }
    return plan.optionalObject(SECTION)
        .map(dataset -> read(dataset, privacy.get()))
        .orElse(new DatasetPlan(name, Optional.empty()));
  }

  private static DatasetPlan read(Fields dataset, PrivacyPlan privacy) {
    String id = dataset.id("id");
    Optional<Budget> budget = Optional.empty();
    if (dataset.has(EPSILON) || dataset.has(DELTA)) {
      double epsilon = dataset.number(EPSILON, Bounds.positive());
      double delta = dataset.number(DELTA, Bounds.open(0, 1));
      requireEnough(dataset, EPSILON, epsilon, privacy.total().epsilon());
      requireEnough(dataset, DELTA, delta, privacy.total().delta());
      if (dataset.has(EPSILON) && epsilon > PrivacyPlan.MOST_EPSILON) {
        dataset.mistake(EPSILON, PrivacyPlan.TOO_MUCH);
      } else if (dataset.has(EPSILON) && dataset.has(DELTA)) {
        budget = Optional.of(new Budget(privacy.adjacency(), epsilon, delta));
      }
    }
    dataset.done();
    return new DatasetPlan(id, budget);
  }

  /** Nothing is compared with a section that has mistakes of its own. */
  private static void requireEnough(Fields dataset, String name, double all, double plan) {
    boolean known =
        dataset.mistakes().all().stream().noneMatch(m -> m.pointer().startsWith("/privacy"));
    if (known && dataset.has(name) && all < plan) {
      dataset.mistake(name, "must be at least what all runs of this plan may spend, " + plan);
    }
  }
}
