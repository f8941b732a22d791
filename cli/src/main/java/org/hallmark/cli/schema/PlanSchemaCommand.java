package org.hallmark.cli.schema;

import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.JsonAnyway;
import org.hallmark.cli.terminal.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of plans. */
@Command(
    name = "schema",
    description = {
      "Prints the JSON Schema (draft 7) of plans, by which editors complete and check them.",
      "For example: hallmark plan schema > plan.schema.json, and as a plan's first line:"
          + " # yaml-language-server: $schema=plan.schema.json"
    },
    mixinStandardHelpOptions = true)
public final class PlanSchemaCommand implements Callable<Integer> {
  private final World world;

  @Mixin private JsonAnyway json = new JsonAnyway();

  public PlanSchemaCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    world.out().println(PlanSchema.text());
    return ExitCode.DONE.status();
  }
}
