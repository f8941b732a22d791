package org.hallmark.cli.escrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.cli.release.HeldRelease;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.MalformedDocumentException;
import picocli.CommandLine.Option;

/** The options that say which release an owner means, and where its state is. */
final class HeldOptions {
  @Option(
      names = "--repo",
      required = true,
      paramLabel = "DIR",
      description = "The release repository.")
  private Path repo;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "The owner's state. Default: REPO.state if it is there, else that of the plan's name in"
              + " $$HALLMARK_HOME or $$XDG_STATE_HOME/hallmark.")
  private Path state;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The key that signed the release. Default: the one in the state folder.")
  private Path key;

  HeldRelease open(World world) throws IOException, MalformedDocumentException {
    return HeldRelease.open(repo, Optional.ofNullable(state), Optional.ofNullable(key), world);
  }
}
