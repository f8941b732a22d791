package org.hallmark.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hallmark.cli.plan.PlanSummary;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads a plan, tells every mistake at once, and says what it would cost. */
@Command(
    name = "check",
    description = "Tells every mistake in a plan, or what the plan will do and cost.",
    mixinStandardHelpOptions = true)
final class PlanCheckCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "PLAN", description = "The plan, in YAML.")
  private Path plan;

  PlanCheckCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    ReleasePlan read = ReleasePlans.read(plan);
    PlanSummary.of(read).forEach(world.out()::println);
    return ExitCode.DONE.status();
  }
}
