package org.hallmark.privacy.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.state.StateFolderException.Reason;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.Commitment;

/**
 * The folder that holds what an owner must keep from everybody: the release secret, the salts of
 * commitments, the privacy ledger, checkpoints of runs, and scratch copies of confidential rows.
 *
 * <pre>
 * format         {@value #FORMAT}
 * lock           held while a process uses the folder
 * secret         32 octets from the operating system, made once
 * salts/LABEL    32 octets each, made once
 * ledger.jsonl   every look at the source
 * ledger/        the ledger over all plans, where a plan keeps it here
 * runs/0001/     what a run needs to be resumed
 * destroyed      instead of secret and salts, once these were destroyed
 * work/          confidential scratch; emptied on open and on close
 * </pre>
 *
 * <p>Only the owner may enter it (mode 0700), and only one process at a time may use it.
 */
public final class OwnerState implements AutoCloseable {
  private static final String FORMAT = "hallmark-owner-state-v1";
  private static final String DESTROYED = "destroyed";
  private static final String LABEL = "[a-z0-9]+(-[a-z0-9]+)*";
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;
  private final FileChannel lock;
  private final SecureRandom system = new SecureRandom();

  private OwnerState(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens the folder, or makes it.
   *
   * @throws StateFolderException if it cannot be used, with the reason
   */
  public static OwnerState open(Path folder) throws IOException {
    try {
      requireUsable(folder);
      DurableFiles.privateFolder(folder);
      OwnerState state = new OwnerState(folder, lock(folder));
      try {
        state.prepare();
      } catch (IOException | RuntimeException e) {
        state.lock.close();
        throw e;
      }
      return state;
    } catch (AccessDeniedException e) {
      throw new StateFolderException(
          Reason.NO_PERMISSION,
          folder,
          "must be readable and writable by its owner: " + e.getFile());
    }
  }

  /** The folder itself. */
  public Path folder() {
    return folder;
  }

  /** The release secret, made on first use. */
  public ReleaseSecret secret() throws IOException {
    return ReleaseSecret.of(octets(folder.resolve("secret"), ReleaseSecret.LENGTH));
  }

  /** The salt of the commitment of that name, made on first use. */
  public byte[] salt(String label) throws IOException {
    if (!label.matches(LABEL)) {
      throw new IllegalArgumentException("label must be in kebab-case. Provided value: " + label);
    }
    return octets(salts().resolve(label), Commitment.SALT_LENGTH);
  }

  /** The labels of all salts that were made. */
  public SortedSet<String> saltLabels() throws IOException {
    if (isDestroyed()) {
      return new TreeSet<>();
    }
    try (Stream<Path> files = Files.list(salts())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(LABEL))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Were secret and salts destroyed? */
  public boolean isDestroyed() {
    return Files.exists(folder.resolve(DESTROYED));
  }

  /**
   * Destroys secret, salts and what runs kept, for good: overwritten, forced to the disk, removed.
   * What the disk itself or a backup keeps of them is out of reach.
   *
   * @param record what is kept of the act
   */
  public void destroy(byte[] record) throws IOException {
    DurableFiles.writePrivate(folder.resolve(DESTROYED), record);
    Destruction.of(folder.resolve("secret"));
    Destruction.of(salts());
    Destruction.of(folder.resolve("runs"));
  }

  /** The record of the act, once secret and salts were destroyed. */
  public byte[] destroyed() throws IOException {
    return Files.readAllBytes(folder.resolve(DESTROYED));
  }

  private Path salts() {
    return folder.resolve("salts");
  }

  /** Confidential scratch, emptied when this state is closed or opened again. */
  public Path work() {
    return folder.resolve("work");
  }

  /** The folder for the checkpoints of a run, made on first use. */
  public Path run(int run) throws IOException {
    Path runs = DurableFiles.privateFolder(folder.resolve("runs"));
    return DurableFiles.privateFolder(runs.resolve(digits(run)));
  }

  /** Removes the checkpoints of a run that is complete or abandoned. */
  public void forget(int run) throws IOException {
    DurableFiles.deleteTree(folder.resolve("runs").resolve(digits(run)));
  }

  /** The ledger, under what a plan allows; the caller closes it. */
  public Ledger ledger(Budget budget) throws IOException, MalformedDocumentException {
    return Ledger.open(folder.resolve("ledger.jsonl"), budget);
  }

  @Override
  public void close() throws IOException {
    try {
      DurableFiles.deleteTree(work());
    } finally {
      lock.close();
    }
  }

  private void prepare() throws IOException {
    Path format = folder.resolve("format");
    if (!Files.exists(format)) {
      DurableFiles.writePrivate(format, (FORMAT + "\n").getBytes(StandardCharsets.UTF_8));
    }
    DurableFiles.deleteTree(work());
    DurableFiles.privateFolder(work());
    DurableFiles.privateFolder(salts());
    if (isDestroyed()) {
      // A crash may have come between the record and the act.
      destroy(destroyed());
      DurableFiles.privateFolder(salts());
    }
  }

  private byte[] octets(Path file, int length) throws IOException {
    if (isDestroyed()) {
      throw new StateFolderException(
          Reason.DESTROYED,
          folder,
          "has no secret any more: it was destroyed, see 'destroyed' in it");
    }
    if (!Files.exists(file)) {
      byte[] fresh = new byte[length];
      system.nextBytes(fresh);
      DurableFiles.writePrivate(file, fresh);
    }
    byte[] octets = Files.readAllBytes(file);
    if (octets.length != length) {
      throw new StateFolderException(
          Reason.DAMAGED, folder, "has a damaged " + folder.relativize(file));
    }
    return octets;
  }

  private static String digits(int run) {
    if (run < 1 || run > 9999) {
      throw new IllegalArgumentException("run must be in [1, 9999]. Provided value: " + run);
    }
    return Integer.toString(10_000 + run).substring(1);
  }

  private static void requireUsable(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new StateFolderException(Reason.NOT_A_FOLDER, folder, "must be a folder");
    }
    boolean empty = isEmpty(folder);
    if (!empty && !isOurs(folder)) {
      throw new StateFolderException(
          Reason.NOT_OURS, folder, "must be empty or an owner's state, and is neither");
    }
    if (!empty && !OWNER.containsAll(Files.getPosixFilePermissions(folder))) {
      throw new StateFolderException(
          Reason.NOT_PRIVATE,
          folder,
          "must be closed to others. If nobody read it, close it with: chmod 700 " + folder);
    }
  }

  /**
   * What a crash can leave before the format is written: the lock, and the format in the making.
   */
  private static boolean isEmpty(Path folder) throws IOException {
    Set<String> beginnings = Set.of("lock", ".format.part");
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file -> beginnings.contains(file.getFileName().toString()));
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    Path format = folder.resolve("format");
    byte[] mark = (FORMAT + "\n").getBytes(StandardCharsets.UTF_8);
    return Files.isRegularFile(format) && Arrays.equals(Files.readAllBytes(format), mark);
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    FileLock held = null;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: refused below like a lock of another one.
    } finally {
      if (held == null) {
        channel.close();
      }
    }
    if (held == null) {
      throw new StateFolderException(Reason.IN_USE, folder, "is in use by another process");
    }
    return channel;
  }
}
