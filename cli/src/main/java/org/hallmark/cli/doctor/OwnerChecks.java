package org.hallmark.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.release.OwnerKey;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.ledger.DatasetLedger;

/** What is asked of the places where an owner's things are kept. */
final class OwnerChecks {
  private static final long MIB = 1L << 20;

  /** Unpacked libraries, a scratch copy and a release of some size. */
  private static final long ENOUGH = 2048 * MIB;

  private static final long LEAST = 256 * MIB;

  private OwnerChecks() {}

  static List<Diagnosis> all(World world) throws IOException {
    Path home = OwnerHome.folder(world).toAbsolutePath().normalize();
    return List.of(
        folder("state", home, "set HALLMARK_HOME to a folder of yours"),
        folder(
            "temporary",
            Path.of(System.getProperty("java.io.tmpdir")),
            "HALLMARK_JVM_OPTIONS=-Djava.io.tmpdir=FOLDER names another"),
        key(home),
        ledger(OwnerHome.ledger(world).toAbsolutePath().normalize()));
  }

  /** A folder that is there or can be made. */
  static Diagnosis folder(String id, Path wanted, String otherwise) throws IOException {
    Path there = wanted;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return Diagnosis.missing(id, wanted + " cannot be written", otherwise);
    }
    long free = Files.getFileStore(there).getUsableSpace();
    String found = wanted + ", " + free / MIB + " MiB free";
    if (free < LEAST) {
      return Diagnosis.missing(id, found, "free space there, or " + otherwise);
    }
    return free < ENOUGH
        ? Diagnosis.warning(id, found, "free space there before a larger release")
        : Diagnosis.ok(id, found);
  }

  /** Each plan's state has a key, unless it was given one. */
  private static Diagnosis key(Path home) throws IOException {
    long keys = 0;
    if (Files.isDirectory(home) && Files.isReadable(home)) {
      try (Stream<Path> states = Files.list(home)) {
        keys = states.filter(state -> Files.exists(state.resolve(OwnerKey.FILE))).count();
      }
    }
    return Diagnosis.ok(
        "key",
        keys == 0
            ? "none in " + home + "; a release makes one where --key gives none"
            : keys + " signing key(s) of releases in " + home);
  }

  private static Diagnosis ledger(Path ledger) throws IOException {
    return Diagnosis.ok(
        "ledger",
        DatasetLedger.exists(ledger)
            ? ledger.toString()
            : "none in " + ledger + "; the first release of confidential data begins one");
  }
}
