package org.hallmark.privacy.plan;

import org.hallmark.privacy.event.Decimals;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;

/**
 * What all runs of a plan may spend together, those that were abandoned included.
 *
 * @param epsilon ε of all runs
 * @param delta δ of all runs
 */
public record TotalBudget(double epsilon, double delta) {
  private static final String EPSILON = "epsilon";
  private static final String DELTA = "delta";

  /** Reads the member {@code total}; without it, all runs may spend what one may. */
  static TotalBudget read(Fields privacy, double epsilon, double delta) {
    return privacy
        .optionalObject("total")
        .map(total -> read(total, new TotalBudget(epsilon, delta)))
        .orElse(new TotalBudget(epsilon, delta));
  }

  private static TotalBudget read(Fields total, TotalBudget oneRun) {
    TotalBudget read =
        new TotalBudget(
            total.number(EPSILON, Bounds.positive()), total.number(DELTA, Bounds.open(0, 1)));
    require(total, EPSILON, read.epsilon, oneRun.epsilon);
    require(total, DELTA, read.delta, oneRun.delta);
    if (total.has(EPSILON) && read.epsilon > PrivacyPlan.MOST_EPSILON) {
      total.mistake(EPSILON, PrivacyPlan.TOO_MUCH);
    }
    total.done();
    return read;
  }

  private static void require(Fields total, String name, double all, double one) {
    if (total.has(name) && all < one) {
      total.mistake(name, "must be at least what one run may spend, " + Decimals.of(one));
    }
  }
}
