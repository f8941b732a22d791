package org.hallmark.preregistration.run;

import org.hallmark.provenance.Digest;

/**
 * The closing entry of a run.
 *
 * @param schema {@value #SCHEMA}
 * @param run the run's number
 * @param open digest of its opening entry
 * @param reason why it ended
 */
public record RunClose(String schema, int run, Digest open, Reason reason) {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-run-close-v1";

  /** Every way in which a run can end; none depends on what the records hold. */
  public enum Reason {
    /** It gave the release it was opened for. */
    RELEASED,
    /** The owner gave it up. */
    ABANDONED,
    /** Plan, data, code or numeric mode changed while it was open. */
    CONTEXT_CHANGED
  }

  /** Path of the entry inside a release. */
  public static String path(int run) {
    return RunLedger.path(run, "close");
  }
}
