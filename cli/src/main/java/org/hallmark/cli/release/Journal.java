package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.preregistration.seal.Registration;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.preregistration.seal.SealedPlan;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * What the owner's state remembers of a seal and its runs. It is the source of truth: the
 * repository is made from it, and made again after a crash.
 */
final class Journal {
  static final String PLAN = Registration.PLAN;
  static final String SEAL = Registration.SEAL;

  private static final String REGISTERED = "registered";

  private static final String SIGNER = "signer";

  private final Path folder;

  private Journal(Path folder) {
    this.folder = folder;
  }

  /** The journal in a state folder. */
  static Journal in(Path stateFolder) throws IOException {
    return new Journal(DurableFiles.privateFolder(stateFolder.resolve("journal")));
  }

  /** Is there a seal? */
  boolean hasSeal() {
    return Files.exists(folder.resolve(SEAL));
  }

  /** The seal, once there is one. */
  Optional<Seal> seal() throws IOException, MalformedDocumentException {
    return hasSeal() ? Optional.of(Records.read(SEAL, sealBytes(), Seal.class)) : Optional.empty();
  }

  /** Remembers a seal; plan and signer first, so that a seal never stands without them. */
  void remember(SealedPlan plan, Seal seal, VerifyingKey signer) throws IOException {
    DurableFiles.writePrivate(folder.resolve(PLAN), plan.bytes());
    DurableFiles.writePrivate(
        folder.resolve(SIGNER), signer.fingerprint().getBytes(StandardCharsets.UTF_8));
    DurableFiles.writePrivate(folder.resolve(SEAL), CanonicalJson.bytes(seal));
  }

  /** Refuses another key than the one that signed the seal: a release has one signer. */
  void requireSigner(VerifyingKey key) throws IOException {
    if (!hasSeal()) {
      return;
    }
    String signer = Files.readString(folder.resolve(SIGNER));
    if (!signer.equals(key.fingerprint())) {
      throw Refusal.usage(
          "the release was begun with another signing key, "
              + signer
              + "; give that one with --key. This one is "
              + key.fingerprint());
    }
  }

  /** The note that is there while a repository is being published. */
  Path publishing() {
    return folder.resolve("publishing");
  }

  /** Plan, seal, amendments and outside values, by path. */
  SortedMap<String, byte[]> sealed() throws IOException {
    SortedMap<String, byte[]> sealed = new TreeMap<>();
    sealed.put(PLAN, Files.readAllBytes(folder.resolve(PLAN)));
    sealed.put(SEAL, sealBytes());
    Path registered = DurableFiles.privateFolder(folder.resolve(REGISTERED));
    try (Stream<Path> files = Files.walk(registered)) {
      for (Path file : files.filter(Journal::isRegistered).toList()) {
        sealed.put(registered.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return sealed;
  }

  /** The same as what it means. */
  Registration registration() throws IOException {
    return new Registration(sealed());
  }

  /** Remembers amendments and outside values; each is written once. */
  void remember(Registration registration) throws IOException {
    for (Map.Entry<String, byte[]> entry : registration.files().entrySet()) {
      Path file = folder.resolve(REGISTERED).resolve(entry.getKey());
      boolean own = entry.getKey().equals(PLAN) || entry.getKey().equals(SEAL);
      if (!own && !Files.exists(file)) {
        DurableFiles.writePrivate(file, entry.getValue());
      }
    }
  }

  /** The seal's bytes. */
  byte[] sealBytes() throws IOException {
    return Files.readAllBytes(folder.resolve(SEAL));
  }

  /** The runs so far. */
  RunLedger runs() throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    Path runs = DurableFiles.privateFolder(folder.resolve("runs"));
    try (Stream<Path> files = Files.list(runs)) {
      for (Path file : files.filter(Journal::isEntry).toList()) {
        entries.put("runs/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return new RunLedger(entries);
  }

  /** Remembers the entries of {@code ledger}. */
  void remember(RunLedger ledger) throws IOException {
    for (Map.Entry<String, byte[]> entry : ledger.entries().entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.exists(file)) {
        DurableFiles.writePrivate(file, entry.getValue());
      }
    }
  }

  /** What a crash left half-written has another name. */
  private static boolean isRegistered(Path file) {
    return Files.isRegularFile(file)
        && file.getFileName().toString().matches("[0-9a-z.]+\\.(json|tsr)");
  }

  private static boolean isEntry(Path file) {
    return file.getFileName().toString().matches("\\d{4,}\\.(open|close)\\.json");
  }
}
