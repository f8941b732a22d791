package org.hallmark.cli.release;

import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.generators.ComputeDevice;

/**
 * What the owner asked for.
 *
 * @param plan the plan's file
 * @param repo where the repository is or will be
 * @param key the owner's signing key; without it one is made in the state folder
 * @param state the owner's state folder; without it the plan or the environment says
 * @param ledger the owner's privacy ledger; without it the plan or the environment says
 * @param noLedger what to do where there is no privacy ledger
 * @param master Spark's master URL, where Spark is to read the source and host the training
 * @param device what a training is computed on
 * @param unfinished what to do with a run that is still open
 * @param diagnostics where the owner alone is told what happens to gradients
 */
public record ReleaseRequest(
    Path plan,
    Path repo,
    Optional<Path> key,
    Optional<Path> state,
    Optional<Path> ledger,
    NoLedger noLedger,
    Optional<String> master,
    ComputeDevice device,
    Unfinished unfinished,
    Optional<Path> diagnostics) {

  /** The release of a plan, with everything where plan and environment say. */
  public static ReleaseRequest of(Path plan, Path repo) {
    return new ReleaseRequest(
        plan,
        repo,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NoLedger.REFUSE,
        Optional.empty(),
        ComputeDevice.CPU,
        Unfinished.RESUME,
        Optional.empty());
  }

  /** What to do where there is no privacy ledger. */
  public enum NoLedger {
    REFUSE,
    BEGIN
  }

  /** What to do with a run that an earlier start left open. */
  public enum Unfinished {
    RESUME,
    ABANDON
  }
}
