package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hallmark.cli.plan.LocalSettings;
import org.hallmark.cli.plan.LocalSettings.LedgerPlace;
import org.hallmark.cli.plan.LocalSettings.StatePlace;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The paths of one release on the owner's machine.
 *
 * @param repo the repository
 * @param state the owner's state folder
 * @param ledger the owner's privacy ledger
 */
record Workplace(Path repo, Path state, Path ledger) {
  private static final String LEDGER = "ledger";

  static Workplace of(ReleaseRequest request, LocalSettings local, String name, World world) {
    Path repo = request.repo().toAbsolutePath().normalize();
    if (repo.getFileName() == null) {
      throw Refusal.usage(repo + " cannot be a repository; give a folder below it");
    }
    Path state =
        request
            .state()
            .orElseGet(
                () ->
                    local.state() == StatePlace.BESIDE_REPOSITORY
                        ? repo.resolveSibling(repo.getFileName() + ".state")
                        : OwnerHome.folder(world).resolve(name));
    Path absolute = state.toAbsolutePath().normalize();
    Path ledger =
        request
            .ledger()
            .orElseGet(
                () ->
                    local.ledger() == LedgerPlace.WITH_STATE
                        ? absolute.resolve(LEDGER)
                        : OwnerHome.ledger(world))
            .toAbsolutePath()
            .normalize();
    requireOutside(repo, absolute, "state folder");
    requireOutside(repo, ledger, "privacy ledger");
    requireMakeable(repo, "--repo");
    requireMakeable(absolute, "--state");
    requireMakeable(ledger, "--ledger");
    return new Workplace(repo, absolute, ledger);
  }

  private static void requireOutside(Path repo, Path folder, String what) {
    if (folder.startsWith(repo)) {
      throw Refusal.usage(
          "the " + what + " " + folder + " must not be inside the repository: it is private");
    }
  }

  /** The trust file that goes to readers. */
  Path trust() {
    return repo.resolveSibling(repo.getFileName() + ".trust.yaml");
  }

  /** The same for {@code git verify-tag} and {@code ssh-keygen}. */
  Path allowedSigners() {
    return repo.resolveSibling(repo.getFileName() + ".allowed_signers");
  }

  /** Refuses a repository that has something in it. */
  void requireFree() throws IOException {
    if (!isFree()) {
      throw foreign();
    }
  }

  /** Refuses a repository that was not made from this state, or in which others put files. */
  void requireOurs(Journal journal, Shelf shelf) throws IOException, MalformedDocumentException {
    if (isFree()) {
      return;
    }
    Path seal = repo.resolve(Journal.SEAL);
    boolean ours =
        journal.hasSeal()
            && Files.isRegularFile(seal, LinkOption.NOFOLLOW_LINKS)
            && Arrays.equals(Files.readAllBytes(seal), journal.sealBytes());
    if (!ours) {
      throw foreign();
    }
    Set<String> known = new HashSet<>(shelf.paths());
    known.addAll(journal.sealed().keySet());
    known.addAll(journal.runs().entries().keySet());
    requireOnly(known);
  }

  /** The repository is made anew as a whole, so a file of somebody else's would be lost. */
  private void requireOnly(Set<String> known) throws IOException {
    Path git = repo.resolve(".git");
    try (Stream<Path> files = Files.walk(repo)) {
      Optional<Path> foreign =
          files
              .filter(file -> !file.startsWith(git))
              .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
              .filter(file -> !known.contains(repo.relativize(file).toString()))
              .sorted()
              .findFirst();
      if (foreign.isPresent()) {
        throw Refusal.usage(
            foreign.get() + " is not part of the release and was left untouched. Move it away");
      }
    }
  }

  private Refusal foreign() {
    return Refusal.usage(
        repo
            + " holds something that this plan's state did not make; nothing in it was touched."
            + " Give another --repo");
  }

  private boolean isFree() throws IOException {
    if (!Files.exists(repo, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.isDirectory(repo, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(repo + " is not a folder; give another --repo");
    }
    try (Stream<Path> files = Files.list(repo)) {
      return files.findAny().isEmpty();
    }
  }

  /** Refuses a folder that cannot be made where it should be. */
  private static void requireMakeable(Path folder, String option) {
    Path parent = folder.getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw Refusal.usage(
          folder + " cannot be made: " + parent + " is not a folder; give another " + option);
    }
    if (!Files.isWritable(parent)) {
      throw Refusal.usage(
          folder + " cannot be made: you may not write in " + parent + "; give another " + option);
    }
  }
}
