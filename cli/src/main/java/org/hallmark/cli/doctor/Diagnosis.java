package org.hallmark.cli.doctor;

/**
 * What was found of one thing that Hallmark needs or likes to have.
 *
 * @param id kebab-case name of the thing
 * @param state how it is
 * @param found what is there
 * @param advice what to install or do; empty where nothing is to be done
 */
record Diagnosis(String id, State state, String found, String advice) {
  /** How a thing is. */
  enum State {
    OK,
    /** It works, but not for everything. */
    WARNING,
    /** Something will not work without it. */
    MISSING
  }

  static Diagnosis ok(String id, String found) {
    return new Diagnosis(id, State.OK, found, "");
  }

  static Diagnosis warning(String id, String found, String advice) {
    return new Diagnosis(id, State.WARNING, found, advice);
  }

  static Diagnosis missing(String id, String found, String advice) {
    return new Diagnosis(id, State.MISSING, found, advice);
  }
}
