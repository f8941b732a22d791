package org.hallmark.privacy.state;

import java.nio.file.Path;

/** An owner's state folder that cannot be used. */
public final class StateFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Something else than a folder stands there. */
    NOT_A_FOLDER,
    /** The folder holds files, and no mark that they are an owner's state. */
    NOT_OURS,
    /** Others than the owner may enter it. */
    NOT_PRIVATE,
    /** Another process uses it. */
    IN_USE,
    /** The operating system does not let us. */
    NO_PERMISSION,
    /** A file in it is not as it was written. */
    DAMAGED,
    /** Its secret was destroyed by its owner. */
    DESTROYED
  }

  private final Reason reason;
  private final transient Path folder;

  StateFolderException(Reason reason, Path folder, String message) {
    super("state folder " + folder + " " + message);
    this.reason = reason;
    this.folder = folder;
  }

  public Reason reason() {
    return reason;
  }

  public Path folder() {
    return folder;
  }
}
