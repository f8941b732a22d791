package org.hallmark.cli.terminal;

/** Every exit status of every command; anything else is a failure too. */
public enum ExitCode {
  /** The command did what it is for; for {@code verify}: verified at the requested tier. */
  DONE(0),
  /** The answer is no; for {@code verify}: refuted. */
  NO(1),
  /**
   * The command line, the plan or the table is wrong; for {@code verify}: no trace of a release.
   */
  USAGE(2),
  /** Refused, or not complete: a budget is spent, a run is open, something was not brought. */
  INCOMPLETE(3),
  /** A defect of Hallmark, or of the machine. */
  INTERNAL(4);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process's exit status. */
  public int status() {
    return status;
  }
}
