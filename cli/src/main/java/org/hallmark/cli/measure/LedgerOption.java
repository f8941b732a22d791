package org.hallmark.cli.measure;

import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.terminal.World;
import picocli.CommandLine.Option;

/** The option that says what a look at a confidential source is charged to. */
final class LedgerOption {
  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description =
          "The privacy ledger that a confidential source is charged to. Default: the owner's.")
  private Optional<Path> ledger = Optional.empty();

  /** The ledger's folder. */
  Path of(World world) {
    return ledger.orElseGet(() -> OwnerHome.ledger(world)).toAbsolutePath().normalize();
  }
}
