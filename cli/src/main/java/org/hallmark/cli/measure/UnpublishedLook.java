package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.cli.plan.OutsideOfGit;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.spark.SparkRows;
import org.hallmark.cli.table.SourceRows;
import org.hallmark.cli.table.TableOpener;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.source.SourceFileException;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * An exact look at a confidential source for its owner alone. That there was one is in the owner's
 * privacy ledger before anything is computed, whatever becomes of the look; the numbers go to one
 * new file of the owner's and nowhere else: not to a stream, a message or an exit status.
 */
final class UnpublishedLook {
  private static final OutsideOfGit OUTSIDE =
      new OutsideOfGit("a file of unpublished numbers", "--unpublished");

  private final World world;
  private final ReleasePlan plan;
  private final Path ledger;
  private final Path source;

  UnpublishedLook(World world, ReleasePlan plan, Path ledger, Path source) {
    this.world = world;
    this.plan = plan;
    this.ledger = ledger;
    this.source = source;
  }

  /** What is computed of the source. */
  interface Exact {
    Record of(MeasuredTable source) throws IOException;
  }

  /**
   * Looks.
   *
   * @param purpose the command, for the ledger
   * @param file where the numbers go
   * @return what may be said
   */
  List<String> look(String purpose, Path file, Exact exact)
      throws IOException, MalformedDocumentException {
    OUTSIDE.require(file);
    ChargedLook.requireLedger(ledger);
    ScratchCopy.requireFile(source);
    create(file);
    boolean written = false;
    Path folder = OwnerHome.folder(world).resolve("measurement");
    DurableFiles.privateFolder(folder.getParent());
    try {
      // Opened outside of what removes it: another process may be at work in it.
      OwnerState state = OwnerState.open(folder);
      try (state) {
        write(file, numbers(state, purpose, exact));
        written = true;
      } finally {
        DurableFiles.deleteTree(folder);
      }
    } finally {
      if (!written) {
        Files.deleteIfExists(file);
      }
    }
    return List.of(
        "exact numbers, for you alone: " + file,
        "the ledger " + ledger + " records that you have seen data of " + plan.dataset().id());
  }

  private byte[] numbers(OwnerState state, String purpose, Exact exact)
      throws IOException, MalformedDocumentException {
    try (ScratchCopy copy = ScratchCopy.of(source, state);
        SourceRows rows = SparkRows.of(plan.source(), state, Optional.empty())) {
      rows.require(plan.source(), copy);
      try (DatasetLedger dataset = DatasetLedger.open(ledger)) {
        dataset.see(
            plan.dataset().id(),
            plan.sealed().digest(),
            purpose,
            rows.pass(plan.source(), copy).contents(),
            world.now().toString());
      }
      return computed(copy, exact);
    }
  }

  /** Whatever a failure would say may hang on the rows. */
  private byte[] computed(ScratchCopy copy, Exact exact) {
    try {
      MeasuredTable table =
          MeasuredTable.unwatched(
              "real",
              copy.file().toString(),
              TableOpener.of(plan.source().format()),
              plan.schema(),
              plan.source().where());
      return (CanonicalJson.text(exact.of(table)) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException e) {
      throw new SourceFileException(SourceFileException.Reason.UNREADABLE, copy.source());
    }
  }

  /** A file that was not there, by no link, that its owner alone may read. */
  private static void create(Path file) throws IOException {
    try {
      FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
          .close();
    } catch (FileAlreadyExistsException e) {
      throw Refusal.usage(file + " exists; a file of unpublished numbers is never overwritten");
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
