package org.hallmark.privacy.escrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.privacy.source.ConfidentialReader;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.source.SourceReader;

/**
 * The door to a confidential source for an auditor: it opens only for the very bytes that were
 * sealed, and what is computed behind it are looks that the release paid for, taken again with the
 * same noise. Only whether they come out the same leaves the auditor's machine.
 */
public final class EscrowedSource implements AutoCloseable {
  private final ScratchCopy copy;

  private EscrowedSource(ScratchCopy copy) {
    this.copy = copy;
  }

  /**
   * Copies a source into the room, if it is the sealed one.
   *
   * @param sealed the published commitment, which {@code opened} has the salt of
   * @param room the auditor's scratch
   * @return nothing where it is another one; of that nothing is known but that
   * @throws org.hallmark.privacy.source.SourceFileException if there is no such file, or it cannot
   *     be read
   */
  public static Optional<EscrowedSource> open(
      Path source, EscrowContents opened, Commitment sealed, OwnerState room) throws IOException {
    Optional<byte[]> salt = opened.salt(sealed.label());
    if (salt.isEmpty()) {
      return Optional.empty();
    }
    ScratchCopy copy = ScratchCopy.of(source, room.work(), salt.get());
    if (copy.commitment().equals(sealed)) {
      return Optional.of(new EscrowedSource(copy));
    }
    copy.close();
    return Optional.empty();
  }

  /** The rows, shut in. */
  public ConfidentialSource read(SourceReader reader, SourcePlan plan) {
    return ConfidentialReader.read(reader, plan, copy);
  }

  /** Removes the copy. */
  @Override
  public void close() throws IOException {
    copy.close();
  }

  @Override
  public String toString() {
    return "EscrowedSource";
  }
}
