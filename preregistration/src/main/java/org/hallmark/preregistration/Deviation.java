package org.hallmark.preregistration;

import java.util.Optional;

/**
 * A difference between the plan as it was sealed and what was done.
 *
 * @param item what differs: a pointer into the plan, a run, an estimand
 * @param planned as it was sealed
 * @param actual as it was done
 * @param when relative to the first look at the source
 * @param why the owner's reason, where one was given
 */
public record Deviation(
    String item, String planned, String actual, When when, Optional<String> why) {

  /** When, relative to the opening of the first run: what comes after may follow from the data. */
  public enum When {
    BEFORE_DATA,
    AFTER_DATA
  }
}
