package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.ledger.BudgetRaise;
import org.hallmark.privacy.ledger.DatasetAccount;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.ledger.PlanEntry;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.reports.html.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells an owner what is spent of each dataset, by which plans, and what is left. */
@Command(
    name = "status",
    description = {
      "Tells the owner of a privacy ledger what is spent of each dataset, by which plans, and what is"
          + " left.",
      "",
      "The answer is private: that the contents of one dataset continue another follows from records."
    },
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description =
          "The privacy ledger. Default: ledger in $$HALLMARK_HOME, else in"
              + " $$XDG_STATE_HOME/hallmark.")
  private Path ledger;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  public StatusCommand(World world) {
    this.world = world;
  }

  /** One dataset as JSON has it. */
  private record Wire(
      String dataset,
      double budgetEpsilon,
      double budgetDelta,
      double epsilonSpent,
      double deltaSpent,
      double epsilonLeft,
      double deltaLeft,
      List<PlanEntry> plans,
      List<PlanEntry> continuedBy,
      List<BudgetRaise> raises) {
    static Wire of(DatasetAccount account) {
      return new Wire(
          account.id(),
          account.registered().epsilon(),
          account.registered().delta(),
          account.epsilonSpent(),
          account.deltaSpent(),
          account.epsilonLeft(),
          account.deltaLeft(),
          account.declared(),
          account.continued(),
          account.raises());
    }
  }

  @Override
  public Integer call() throws Exception {
    List<DatasetAccount> accounts = accounts();
    if (json) {
      world.out().println(CanonicalJson.text(accounts.stream().map(Wire::of).toList()));
    } else {
      accounts.forEach(account -> lines(account).forEach(world.out()::println));
    }
    return ExitCode.DONE.status();
  }

  private List<DatasetAccount> accounts() throws IOException, MalformedDocumentException {
    Path place = (ledger == null ? OwnerHome.ledger(world) : ledger).toAbsolutePath().normalize();
    if (!DatasetLedger.exists(place)) {
      throw Refusal.usage("there is no privacy ledger " + place + "; give one with --ledger");
    }
    try (DatasetLedger open = DatasetLedger.open(place)) {
      return open.accounts();
    }
  }

  private static List<String> lines(DatasetAccount account) {
    List<String> lines = new ArrayList<>();
    lines.add(account.id());
    lines.add("  budget  " + spend(account.registered().epsilon(), account.registered().delta()));
    lines.add("  spent   " + spend(account.epsilonSpent(), account.deltaSpent()));
    lines.add("  left    " + spend(account.epsilonLeft(), account.deltaLeft()));
    if (account.dataSeen() > 0) {
      lines.add(
          "  seen    exact numbers, for you alone: "
              + account.dataSeen()
              + (account.dataSeen() == 1 ? " time" : " times"));
    }
    account
        .raises()
        .forEach(
            raise ->
                lines.add(
                    "  raised  to "
                        + spend(raise.epsilon(), raise.delta())
                        + " at "
                        + raise.raisedAt()
                        + ": "
                        + raise.reason()));
    account.declared().forEach(plan -> lines.add(line(plan, "")));
    account
        .continued()
        .forEach(
            plan ->
                lines.add(
                    line(plan, ", as " + plan.dataset() + ", whose contents continue these")));
    return lines;
  }

  private static String line(PlanEntry plan, String how) {
    return "  plan    "
        + plan.name()
        + " of "
        + plan.admittedAt()
        + ": "
        + spend(plan.epsilon(), plan.delta())
        + how;
  }

  private static String spend(double epsilon, double delta) {
    return "epsilon " + Numbers.number(epsilon) + ", delta " + Numbers.number(delta);
  }
}
