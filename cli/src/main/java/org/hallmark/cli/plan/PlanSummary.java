package org.hallmark.cli.plan;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.plan.PrivacyUnit;

/** What a plan without mistakes will do and cost, in a few lines. */
public final class PlanSummary {
  private PlanSummary() {}

  /** The lines. */
  public static List<String> of(ReleasePlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(plan.frame().name() + ": no mistakes");
    lines.add("  digest       " + plan.sealed().digest());
    lines.add("  rows         " + plan.keys().rows() + " synthetic rows, one per key");
    lines.add("  privacy      " + privacy(plan));
    plan.privacy().ifPresent(promised -> lines.add("  unit         " + unit(promised.unit())));
    lines.add("  training     " + PlannedLooks.training(plan).inWords());
    lines.add("  transcript   " + transcript(plan));
    lines.add("  runs         at most " + plan.frame().runBudget() + together(plan));
    plan.privacy()
        .ifPresent(
            promised -> lines.add("  dataset      " + plan.dataset().id() + ", " + budget(plan)));
    lines.add("  claims       " + plan.claims().size());
    return List.copyOf(lines);
  }

  private static String privacy(ReleasePlan plan) {
    String measured =
        plan.observables().size() + " observables and " + plan.laws().size() + " laws";
    if (plan.privacy().isEmpty()) {
      return "not applicable: public source; " + measured + " exactly";
    }
    PrivacyPlan promised = plan.privacy().get();
    return "epsilon "
        + promised.epsilon()
        + " at delta "
        + promised.delta()
        + ": "
        + promised.training()
        + " for training, "
        + (plan.isPublic()
            ? measured + " exactly, for the source is public"
            : promised.evaluation() + " for " + measured);
  }

  private static String together(ReleasePlan plan) {
    return plan.privacy()
        .map(PrivacyPlan::total)
        .map(
            total -> ", together at most epsilon " + total.epsilon() + " at delta " + total.delta())
        .orElse("");
  }

  private static String transcript(ReleasePlan plan) {
    return PlannedTranscript.of(plan)
        .map(full -> "full, " + full.inWords())
        .or(
            () ->
                PlannedTranscript.possible(plan)
                    .map(full -> "none; full would take " + full.inWords()))
        .orElse("none: the weights are what was measured");
  }

  private static String unit(PrivacyUnit unit) {
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
