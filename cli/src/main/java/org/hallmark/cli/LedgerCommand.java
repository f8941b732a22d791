package org.hallmark.cli;

import picocli.CommandLine.Command;

/** The commands about the privacy ledger. */
@Command(
    name = "ledger",
    description = "Change what the privacy ledger holds of a dataset; status tells it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class LedgerCommand {}
