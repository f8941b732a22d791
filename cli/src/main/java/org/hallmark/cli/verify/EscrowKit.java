package org.hallmark.cli.verify;

import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.age.AgeIdentity;

/**
 * What an auditor brings to the tier escrow; what is absent leaves its questions open.
 *
 * @param source the confidential source
 * @param identity the auditor's private key
 * @param file the owner's escrow file
 * @param room where the private folder is made
 * @param world whose progress is told
 */
public record EscrowKit(
    Optional<Path> source,
    Optional<AgeIdentity> identity,
    Optional<byte[]> file,
    Path room,
    World world) {
  @Override
  public String toString() {
    return "EscrowKit";
  }
}
