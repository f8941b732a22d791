package org.hallmark.cli.terminal;

/** A command will not go on, for a reason that its user can do something about. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;

  private Refusal(ExitCode exit, String message, Throwable cause) {
    super(message, cause);
    this.exit = exit;
  }

  /** What the user gave is wrong; {@code message} says what, and what to do. */
  public static Refusal usage(String message) {
    return new Refusal(ExitCode.USAGE, message, null);
  }

  /** The work cannot go on now; {@code message} says why, and what to do. */
  public static Refusal incomplete(String message) {
    return new Refusal(ExitCode.INCOMPLETE, message, null);
  }

  /** The work cannot go on now because of {@code cause}. */
  public static Refusal incomplete(String message, Throwable cause) {
    return new Refusal(ExitCode.INCOMPLETE, message, cause);
  }

  /** The status that the command ends with. */
  public ExitCode exit() {
    return exit;
  }
}
