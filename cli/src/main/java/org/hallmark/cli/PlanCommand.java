package org.hallmark.cli;

import picocli.CommandLine.Command;

/** The commands about plans. */
@Command(
    name = "plan",
    description = "Work with an evaluation plan.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class PlanCommand {}
