package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.preregistration.run.RunLedger;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;

/** A sealed release as its owner holds it: the repository, and the state that it was made from. */
public final class HeldRelease implements AutoCloseable {
  private final Path repo;
  private final ReleasePlan plan;
  private final OwnerState state;
  private final Journal journal;
  private final SigningKey key;

  private HeldRelease(
      Path repo, ReleasePlan plan, OwnerState state, Journal journal, SigningKey key) {
    this.repo = repo;
    this.plan = plan;
    this.state = state;
    this.journal = journal;
    this.key = key;
  }

  /**
   * Opens the state of a repository.
   *
   * @param given the state folder; without it the one beside the repository, or that of the plan's
   *     name in the owner's home
   * @param key the signing key; without it the one in the state folder
   */
  public static HeldRelease open(Path repo, Optional<Path> given, Optional<Path> key, World world)
      throws IOException, MalformedDocumentException {
    Path place = repo.toAbsolutePath().normalize();
    Path sealed = place.resolve(Journal.PLAN);
    if (!Files.isRegularFile(sealed, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(place + " holds no sealed plan; give the folder of a release");
    }
    ReleasePlan plan = ReleasePlans.readSealed(Journal.PLAN, Files.readAllBytes(sealed));
    Path folder = given.orElseGet(() -> folder(place, plan, world)).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw Refusal.usage("there is no state folder " + folder + "; give it with --state");
    }
    OwnerState state = OwnerState.open(folder);
    try {
      Journal journal = Journal.in(state.folder());
      requireOurs(place, journal);
      SigningKey signer = key.isPresent() ? OwnerKey.load(key.get()) : keyIn(folder);
      journal.requireSigner(signer.verifyingKey());
      return new HeldRelease(place, plan, state, journal, signer);
    } catch (IOException | MalformedDocumentException | RuntimeException e) {
      state.close();
      throw e;
    }
  }

  private static Path folder(Path repo, ReleasePlan plan, World world) {
    Path beside = repo.resolveSibling(repo.getFileName() + ".state");
    return Files.isDirectory(beside)
        ? beside
        : OwnerHome.folder(world).resolve(plan.frame().name());
  }

  private static void requireOurs(Path repo, Journal journal) throws IOException {
    Path seal = repo.resolve(Journal.SEAL);
    boolean ours =
        journal.hasSeal()
            && Files.isRegularFile(seal, LinkOption.NOFOLLOW_LINKS)
            && Arrays.equals(Files.readAllBytes(seal), journal.sealBytes());
    if (!ours) {
      throw Refusal.usage(repo + " was not made from this state folder; give another --state");
    }
  }

  private static SigningKey keyIn(Path folder) throws IOException, MalformedDocumentException {
    Path file = folder.resolve(OwnerKey.FILE);
    if (!Files.exists(file)) {
      throw Refusal.usage("the state folder has no signing key; give yours with --key");
    }
    return SigningKey.load(file);
  }

  /** The repository. */
  public Path repo() {
    return repo;
  }

  /** The sealed plan. */
  public ReleasePlan plan() {
    return plan;
  }

  /** Digest of {@code seal.json}. */
  public Digest seal() throws IOException {
    return Digest.of(journal.sealBytes());
  }

  /** The runs so far. */
  public RunLedger runs() throws IOException {
    return journal.runs();
  }

  /** What the owner keeps from everybody. */
  public OwnerState state() {
    return state;
  }

  /** The key that signed the seal. */
  public SigningKey key() {
    return key;
  }

  @Override
  public void close() throws IOException {
    state.close();
  }
}
