package org.hallmark.privacy.escrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.files.DurableFiles;

/**
 * The private folder (mode 0700) in which an auditor computes: nothing of an earlier audit is in
 * it, also not after a crash, one process at a time uses it, and it is gone afterwards.
 */
public final class AuditRoom implements AutoCloseable {
  private final Path folder;
  private final OwnerState state;

  private AuditRoom(Path folder, OwnerState state) {
    this.folder = folder;
    this.state = state;
  }

  /**
   * Opens a room.
   *
   * @throws org.hallmark.privacy.state.StateFolderException if another audit is in it, or something
   *     else lies there
   */
  public static AuditRoom open(Path folder) throws IOException {
    if (Files.exists(folder.resolve("secret"), LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException(
          "folder must not be the state of a release. Provided value: " + folder);
    }
    DurableFiles.privateFolder(folder.toAbsolutePath().getParent());
    // Opened outside of what removes it: another process may be at work in it.
    AuditRoom room = new AuditRoom(folder, OwnerState.open(folder));
    try {
      DurableFiles.deleteTree(folder.resolve("runs"));
      Files.deleteIfExists(folder.resolve("ledger.jsonl"));
      return room;
    } catch (IOException e) {
      room.close();
      throw e;
    }
  }

  /** Scratch, and a ledger of its own. */
  public OwnerState state() {
    return state;
  }

  /** Removes everything. */
  @Override
  public void close() throws IOException {
    try {
      state.close();
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  @Override
  public String toString() {
    return "AuditRoom";
  }
}
