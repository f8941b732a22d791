package org.hallmark.cli.release;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.BudgetRaise;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.reports.html.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Raises what all plans about a dataset may spend: an act of its owner, which is recorded. */
@Command(
    name = "raise",
    description = {
      "Raises what all plans about a dataset may spend together.",
      "",
      "The act is recorded in the privacy ledger for good, with its reason, and every later release"
          + " from the dataset publishes it. It takes nothing back: what was promised under the old"
          + " budget no longer holds for the dataset as a whole."
    },
    mixinStandardHelpOptions = true)
public final class RaiseBudgetCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "DATASET", description = "The dataset's id, as status tells it.")
  private String dataset;

  @Option(
      names = "--epsilon",
      required = true,
      paramLabel = "E",
      description = "Epsilon of all plans together from now on.")
  private double epsilon;

  @Option(
      names = "--delta",
      required = true,
      paramLabel = "D",
      description = "Delta of all plans together from now on.")
  private double delta;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why. It is published.")
  private String reason;

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description =
          "The privacy ledger. Default: ledger in $$HALLMARK_HOME, else in"
              + " $$XDG_STATE_HOME/hallmark.")
  private Path ledger;

  @Option(names = "--json", description = "Print the entry of the ledger as JSON.")
  private boolean json;

  public RaiseBudgetCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    Path place = (ledger == null ? OwnerHome.ledger(world) : ledger).toAbsolutePath().normalize();
    if (!DatasetLedger.exists(place)) {
      throw Refusal.usage("there is no privacy ledger " + place + "; give one with --ledger");
    }
    if (!(epsilon > 0 && epsilon <= PrivacyPlan.MOST_EPSILON && delta > 0 && delta < 1)) {
      throw Refusal.usage(
          "--epsilon must be above 0 and at most "
              + PrivacyPlan.MOST_EPSILON
              + ", and --delta in (0, 1)");
    }
    if (reason.isBlank()) {
      throw Refusal.usage("--reason must say why; it is published");
    }
    try (DatasetLedger open = DatasetLedger.open(place)) {
      Budget before =
          open.registered(dataset)
              .orElseThrow(
                  () ->
                      Refusal.usage(
                          "there is no dataset " + dataset + " in " + place + "; see status"));
      boolean raised = epsilon >= before.epsilon() && delta >= before.delta();
      if (!raised || (epsilon == before.epsilon() && delta == before.delta())) {
        throw Refusal.usage(
            "the budget of "
                + dataset
                + " is "
                + inWords(before.epsilon(), before.delta())
                + "; it can only be raised");
      }
      BudgetRaise act = open.raise(dataset, epsilon, delta, reason, world.now().toString());
      if (json) {
        world.out().println(CanonicalJson.text(act));
        return ExitCode.DONE.status();
      }
      world
          .out()
          .println(
              dataset
                  + ": from "
                  + inWords(before.epsilon(), before.delta())
                  + " to "
                  + inWords(act.epsilon(), act.delta())
                  + ". Every later release from it says so.");
    }
    return ExitCode.DONE.status();
  }

  private static String inWords(double epsilon, double delta) {
    return "epsilon " + Numbers.number(epsilon) + " at delta " + Numbers.number(delta);
  }
}
