package org.hallmark.cli.release;

import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.cli.release.ReleaseRequest.NoLedger;
import org.hallmark.cli.release.ReleaseRequest.Unfinished;
import org.hallmark.generators.ComputeDevice;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that works on a release repository with its plan. */
final class RepositoryOptions {
  @Parameters(paramLabel = "PLAN", description = "The evaluation plan, in YAML.")
  private Path plan;

  @Option(
      names = "--repo",
      required = true,
      paramLabel = "DIR",
      description = "The release repository: a new folder, or one that this plan began.")
  private Path repo;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "Ed25519 signing key (OpenSSH or PEM). Without it the one in the state folder, or a new one.")
  private Path key;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "The owner's state: secret, salts, privacy ledger. Default: as the plan says, else"
              + " $$HALLMARK_HOME, else $$XDG_STATE_HOME/hallmark.")
  private Path state;

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description =
          "The owner's privacy ledger, over all plans. Default: as the plan says, else ledger in"
              + " $$HALLMARK_HOME, else in $$XDG_STATE_HOME/hallmark.")
  private Path ledger;

  @Option(
      names = "--new-ledger",
      description =
          "Begin a privacy ledger where there is none: only if nothing was ever released from your"
              + " data.")
  private boolean newLedger;

  /** What is asked for where an open run goes on in this process. */
  ReleaseRequest request() {
    return request(Optional.empty(), ComputeDevice.CPU, Unfinished.RESUME, Optional.empty());
  }

  ReleaseRequest request(
      Optional<String> master,
      ComputeDevice device,
      Unfinished unfinished,
      Optional<Path> diagnostics) {
    return new ReleaseRequest(
        plan,
        repo,
        Optional.ofNullable(key),
        Optional.ofNullable(state),
        Optional.ofNullable(ledger),
        newLedger ? NoLedger.BEGIN : NoLedger.REFUSE,
        master,
        device,
        unfinished,
        diagnostics);
  }
}
