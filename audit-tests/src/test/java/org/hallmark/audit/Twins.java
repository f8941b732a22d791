package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.ledger.AdmissionRequest;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.sign.SigningKey;

/**
 * Owners who begin with the same secret, salts, ledger, key, {@link TranscriptPlan} and clock,
 * which stands still. One of them is never disturbed, and releases once for all tests of this JVM,
 * in a JVM of its own.
 */
final class Twins {
  private static final Path FOLDER = OwnerFiles.untilTheEnd("hallmark-twins");

  /** What the plan asks for that nobody may see. */
  private static final List<String> WITHHELD =
      List.of("classifier", "distances", "exact-match", "neighbour-distances");

  private static final OwnerProcess UNDISTURBED = start();

  private Twins() {}

  /** The undisturbed owner's folder with repository, trust files, state and ledger. */
  static Path undisturbed() throws InterruptedException {
    assertEquals(0, UNDISTURBED.end(), UNDISTURBED.text());
    return FOLDER.resolve("undisturbed");
  }

  /** A further owner's folder, in which nothing has happened. */
  static Path begin(Path owner) throws IOException {
    OwnerFiles.copy(FOLDER.resolve("given"), Files.createDirectories(owner));
    return owner;
  }

  /** The command that makes an owner's release. */
  static String[] release(Path owner) {
    return new String[] {
      "release",
      FOLDER.resolve("plan.yaml").toString(),
      "--repo",
      owner.resolve("tiny").toString(),
      "--key",
      FOLDER.resolve("key").toString()
    };
  }

  /** Digest of each file below an owner's folder. */
  static SortedMap<String, Digest> digests(Path owner) throws IOException {
    SortedMap<String, Digest> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(owner)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(owner.relativize(file).toString(), Digest.of(file));
      }
    }
    return digests;
  }

  private static OwnerProcess start() {
    try {
      TranscriptPlan.write(FOLDER.resolve("plan.yaml"));
      SigningKey.generate(new SecureRandom()).save(FOLDER.resolve("key"));
      Path folder = FOLDER.resolve("given/tiny.state");
      Files.createDirectories(folder.getParent());
      try (OwnerState state = OwnerState.open(folder)) {
        state.secret();
        for (String salt : List.of(ScratchCopy.LABEL, Seal.SECRET, AdmissionRequest.SALT)) {
          state.salt(salt);
        }
        for (String withheld : WITHHELD) {
          state.salt("withheld-" + withheld + "-run-1");
        }
        DatasetLedger.make(folder.resolve("ledger"));
      }
      String[] release = release(begin(FOLDER.resolve("undisturbed")));
      return OwnerProcess.start(Surroundings.HERE, release);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
