package org.hallmark.preregistration.run;

import org.hallmark.provenance.Digest;

/**
 * The opening entry of a run, committed before the run starts.
 *
 * @param schema {@value #SCHEMA}
 * @param run consecutive number from 1
 * @param plan digest of the effective plan
 * @param previous digest of the entry before: the closing entry of the last run, or the seal
 * @param code digest of the program's jars
 * @param numericMode how floating point is fixed while training
 * @param openedAt by the owner's clock: ISO 8601, UTC; later commits of the run carry the same
 *     time, so that none tells how long a private stage took
 */
public record RunOpen(
    String schema,
    int run,
    Digest plan,
    Digest previous,
    Digest code,
    String numericMode,
    String openedAt) {
  /** The format's id. */
  public static final String SCHEMA = "hallmark-run-open-v1";

  /** Path of the entry inside a release. */
  public static String path(int run) {
    return RunLedger.path(run, "open");
  }
}
