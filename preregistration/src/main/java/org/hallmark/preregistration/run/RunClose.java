package org.hallmark.preregistration.run;

import java.util.Optional;
import org.hallmark.provenance.Digest;

/**
 * The closing entry of a run.
 *
 * @param schema {@value #SCHEMA}
 * @param run the run's number
 * @param open digest of its opening entry
 * @param reason why it ended
 * @param outcome what a choice among runs needs, where the plan chooses by outcomes
 */
public record RunClose(
    String schema, int run, Digest open, Reason reason, Optional<RunOutcome> outcome) {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-run-close-v1";

  /**
   * Every way in which a run can end; none depends on what the records of a confidential source
   * hold, but through noised sums.
   */
  public enum Reason {
    /** It gave the release it was opened for. */
    RELEASED,
    /** It completed, and the registered rule chooses among such runs. */
    COMPLETED,
    /** The owner gave it up. */
    ABANDONED,
    /** Plan, data, code or numeric mode changed while it was open. */
    CONTEXT_CHANGED,
    /** The weights, made of noised sums or of public rows, left the range of numbers. */
    DIVERGED,
    /** No step of a training on public rows moved a weight. */
    NOTHING_LEARNED
  }

  /**
   * What decides, already charged.
   *
   * @param observable the registered one
   * @param divergence in bits; none where it was not estimable
   */
  public record RunOutcome(String observable, Optional<Double> divergence) {}

  /** Path of the entry inside a release. */
  public static String path(int run) {
    return RunLedger.path(run, "close");
  }
}
