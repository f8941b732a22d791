package org.hallmark.cli.escrow;

import org.hallmark.cli.terminal.World;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about escrow. */
@Command(
    name = "escrow",
    description =
        "Hand the secret behind a release to an auditor, see what was handed over, or destroy it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class EscrowCommand {
  private EscrowCommand() {}

  /** The command with its subcommands. */
  public static CommandLine in(World world) {
    return new CommandLine(new EscrowCommand())
        .addSubcommand(new SealEscrowCommand(world))
        .addSubcommand(new ShowEscrowCommand(world))
        .addSubcommand(new DestroyEscrowCommand(world));
  }
}
