package org.hallmark.cli.release;

import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.preregistration.seal.Amendment.DataState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Amends a sealed plan, for everybody to see. */
@Command(
    name = "amend",
    description = {
      "Amends a sealed plan to what its file says now: edit the plan, then amend.",
      "",
      "The amendment is numbered, chained and signed, says what changed and why, and whether data had"
          + " been seen: a run that was opened decides that, not you. It changes all seeds and stands"
          + " in the release as a deviation. Name, source, privacy, dataset and freshness cannot be"
          + " amended, and after data were seen no look at them can."
    },
    mixinStandardHelpOptions = true)
public final class AmendCommand implements Callable<Integer> {
  private final World world;

  @Mixin private RepositoryOptions options;

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "The reason. It is published.")
  private String why;

  @Option(
      names = "--data-seen",
      description = "Say that you had seen data, though no run was opened.")
  private boolean dataSeen;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  public AmendCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    if (why.isBlank()) {
      throw Refusal.usage("--why must say why; it is published");
    }
    DataState data = dataSeen ? DataState.AFTER_DATA : DataState.BEFORE_DATA;
    SealCommand.print(
        ReleasePipeline.amend(options.request(), new AmendmentDesk.Words(why, data), world),
        json ? SealCommand.Form.JSON : SealCommand.Form.TEXT,
        world);
    return ExitCode.DONE.status();
  }
}
