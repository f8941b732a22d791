package org.hallmark.reports.facts;

import java.util.List;
import java.util.Optional;

/**
 * What seal and run ledger say of how the release came about.
 *
 * @param sealedAt when the plan was sealed, by the owner's clock
 * @param data commitment to the source: its scheme and value
 * @param secret commitment to the secret of all private randomness
 * @param source digest of the source, where everybody may see it
 * @param runs every run, in order
 * @param choice which run is released
 */
public record MakingFacts(
    String sealedAt,
    String data,
    String secret,
    Optional<String> source,
    List<RunRecord> runs,
    String choice) {

  /**
   * A run.
   *
   * @param number from 1
   * @param openedAt by the owner's clock
   * @param code digest of the program
   * @param numericMode how floating point was fixed
   * @param end why it was closed
   */
  public record RunRecord(
      int number, String openedAt, String code, String numericMode, String end) {}

  public MakingFacts {
    runs = List.copyOf(runs);
  }
}
