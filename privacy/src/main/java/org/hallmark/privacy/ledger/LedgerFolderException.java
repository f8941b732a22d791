package org.hallmark.privacy.ledger;

import java.nio.file.Path;

/** A folder that cannot be used as a dataset ledger. */
public final class LedgerFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path folder;

  LedgerFolderException(Path folder, String problem) {
    super("privacy ledger " + folder + " " + problem);
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }
}
