package org.hallmark.preregistration.plan;

import java.util.List;
import org.hallmark.provenance.json.Fields;

/**
 * The members of an evaluation plan that belong to no single module; each other section is read by
 * the module that owns it.
 *
 * @param name kebab-case id of the dataset, also its file name
 * @param title one line
 * @param question what the release is to answer
 * @param licence SPDX id of the synthetic data's licence
 * @param creators who answers for the release
 * @param runBudget how many runs may be used, all told
 * @param choice which of them is released
 * @param freshness outside value that the seeds wait for
 * @param reproduction what a replay must reach
 */
public record PlanFrame(
    String name,
    String title,
    String question,
    String licence,
    List<String> creators,
    int runBudget,
    RunChoice choice,
    FreshnessPlan freshness,
    Reproduction reproduction) {
  /** The plan format that this code reads. */
  public static final int VERSION = 1;

  /** More runs than this are a search, not a plan. */
  public static final int LARGEST_RUN_BUDGET = 9999;

  private static final int LONGEST_NAME = 64;

  /** What a replay must reach, sealed beforehand. */
  public enum Reproduction {
    /** Every byte of the synthetic data. */
    BITWISE
  }

  public PlanFrame {
    creators = List.copyOf(creators);
  }

  /** Reads the frame's members of the plan and leaves the sections of others alone. */
  public static PlanFrame read(Fields plan) {
    plan.integer("version", VERSION, VERSION);
    String name = plan.id("name");
    if (name.length() > LONGEST_NAME) {
      plan.mistake("name", "must have at most " + LONGEST_NAME + " letters");
    }
    Fields runs = plan.object("runs");
    int budget = (int) runs.integer("budget", 1, LARGEST_RUN_BUDGET);
    RunChoice choice = RunChoice.read(runs, budget);
    runs.done();
    Fields reproduction = plan.object("reproduction");
    Reproduction reached = reproduction.choice("class", Reproduction.class);
    reproduction.done();
    return new PlanFrame(
        name,
        plan.text("title"),
        plan.text("question"),
        plan.text("licence"),
        plan.texts("creators"),
        budget,
        choice,
        FreshnessPlan.read(plan),
        reached);
  }
}
