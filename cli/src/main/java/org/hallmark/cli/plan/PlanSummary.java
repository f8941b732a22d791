package org.hallmark.cli.plan;

import java.util.List;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.plan.PrivacyUnit;

/** What a plan without mistakes will do and cost, in a few lines. */
public final class PlanSummary {
  private PlanSummary() {}

  /** The lines. */
  public static List<String> of(ReleasePlan plan) {
    DpSgd training = PlannedLooks.training(plan);
    return List.of(
        plan.frame().name() + ": no mistakes",
        "  digest       " + plan.sealed().digest(),
        "  rows         " + plan.keys().rows() + " synthetic rows, one per key",
        "  privacy      epsilon "
            + plan.privacy().epsilon()
            + " at delta "
            + plan.privacy().delta()
            + ": "
            + plan.privacy().training()
            + " for training, "
            + plan.privacy().evaluation()
            + " for "
            + plan.observables().size()
            + " observables and "
            + plan.laws().size()
            + " laws",
        "  unit         " + unit(plan),
        "  training     "
            + training.steps()
            + " steps, sampling rate "
            + training.samplingRate()
            + ", noise multiplier "
            + training.noiseMultiplier(),
        "  transcript   " + transcript(plan),
        "  runs         at most "
            + plan.frame().runBudget()
            + ", together at most epsilon "
            + plan.privacy().total().epsilon()
            + " at delta "
            + plan.privacy().total().delta(),
        "  dataset      " + plan.dataset().id() + ", " + budget(plan),
        "  claims       " + plan.claims().size());
  }

  private static String transcript(ReleasePlan plan) {
    return PlannedTranscript.of(plan)
        .map(full -> "full, " + full.inWords())
        .orElseGet(() -> "none; full would take " + PlannedTranscript.possible(plan).inWords());
  }

  private static String unit(ReleasePlan plan) {
    PrivacyUnit unit = plan.privacy().unit();
    return unit.name()
        + unit.relation()
            .map(all -> ": " + all + ", of which at most " + unit.records() + " count")
            .orElse("");
  }

  private static String budget(ReleasePlan plan) {
    return plan.dataset()
        .budget()
        .map(
            all ->
                "of which all plans together may spend epsilon "
                    + all.epsilon()
                    + " at delta "
                    + all.delta())
        .orElse("whose budget is as registered, or the runs' if this plan is the first");
  }
}
