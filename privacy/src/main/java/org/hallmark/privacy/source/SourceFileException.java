package org.hallmark.privacy.source;

import java.nio.file.Path;

/**
 * A source file that cannot be used, for a reason that says nothing about its rows. It carries no
 * cause, since a reader's message may quote a cell.
 */
public final class SourceFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    MISSING("is not there; a path in a plan is seen from the plan's folder"),
    NOT_A_FILE("must be a regular file"),
    NO_PERMISSION("must be readable by this user"),
    NO_HEADER("must begin with a header; its first line names no column of the plan"),
    UNREADABLE("cannot be read in the format that the plan names"),
    WRONG_FORM("has another form than the plan names");

    private final String inWords;

    Reason(String inWords) {
      this.inWords = inWords;
    }
  }

  private final Reason reason;
  private final transient Path file;

  public SourceFileException(Reason reason, Path file) {
    this(reason, file, reason.inWords);
  }

  /** A file whose form alone says what is wrong; {@code problem} follows its name. */
  public static SourceFileException ofForm(Path file, String problem) {
    return new SourceFileException(Reason.WRONG_FORM, file, problem);
  }

  private SourceFileException(Reason reason, Path file, String problem) {
    super("source " + file + " " + problem);
    this.reason = reason;
    this.file = file;
  }

  public Reason reason() {
    return reason;
  }

  /** The path, as the owner gave it. */
  public Path file() {
    return file;
  }
}
