package org.hallmark.privacy.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.hallmark.provenance.files.DurableFiles;

/** The folder of a dataset ledger, locked: only its owner may enter it, one process at a time. */
record LedgerFolder(Path path, FileChannel lock) implements AutoCloseable {
  /** Octets of the key of all indexes. */
  static final int KEY_LENGTH = 32;

  private static final String FORMAT = "format";
  private static final String KEY = "key";
  private static final String LOCK = "lock";
  private static final byte[] MARK =
      "hallmark-dataset-ledger-v1\n".getBytes(StandardCharsets.UTF_8);

  /** What a crash can leave of a ledger before it is one. */
  private static final Set<String> BEGINNINGS = Set.of(LOCK, KEY, ".key.part", ".format.part");

  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  /** Is there a ledger? */
  static boolean exists(Path folder) throws IOException {
    Path format = folder.resolve(FORMAT);
    return Files.isRegularFile(format) && Arrays.equals(Files.readAllBytes(format), MARK);
  }

  /** Opens a ledger's folder, and waits for another process that has it open. */
  static LedgerFolder open(Path folder) throws IOException {
    try {
      requireOwners(folder);
      return new LedgerFolder(folder, lock(folder));
    } catch (AccessDeniedException e) {
      throw new LedgerFolderException(folder, "must be readable and writable by its owner");
    }
  }

  /** Makes a ledger's folder; the format comes last, so that there is all of it or none. */
  static void make(Path folder) throws IOException {
    requireEmpty(folder);
    try {
      DurableFiles.privateFolder(folder);
      byte[] key = new byte[KEY_LENGTH];
      new SecureRandom().nextBytes(key);
      DurableFiles.writePrivate(folder.resolve(KEY), key);
      DurableFiles.writePrivate(folder.resolve(FORMAT), MARK);
    } catch (AccessDeniedException e) {
      throw new LedgerFolderException(folder, "cannot be made: you may not write there");
    }
  }

  /** The key of all indexes. */
  byte[] key() throws IOException {
    byte[] key = Files.readAllBytes(path.resolve(KEY));
    if (key.length != KEY_LENGTH) {
      throw new LedgerFolderException(path, "is damaged: its key is not as it was written");
    }
    return key;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static void requireOwners(Path folder) throws IOException {
    if (!exists(folder)) {
      throw new LedgerFolderException(folder, "is not there");
    }
    if (!OWNER.containsAll(Files.getPosixFilePermissions(folder))) {
      throw new LedgerFolderException(
          folder,
          "must be closed to others. If nobody read it, close it with: chmod 700 " + folder);
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new LedgerFolderException(folder, "must be a folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (!files.allMatch(file -> BEGINNINGS.contains(file.getFileName().toString()))) {
        throw new LedgerFolderException(folder, "must be empty or a ledger, and is neither");
      }
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    FileLock held = null;
    try {
      held = channel.lock();
    } catch (OverlappingFileLockException e) {
      throw new LedgerFolderException(folder, "is in use by this very process");
    } finally {
      if (held == null) {
        channel.close();
      }
    }
    return channel;
  }
}
