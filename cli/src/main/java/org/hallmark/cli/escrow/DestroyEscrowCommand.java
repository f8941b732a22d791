package org.hallmark.cli.escrow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hallmark.cli.release.HeldRelease;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigstoreBundle;
import org.hallmark.provenance.sign.Statement;
import org.hallmark.provenance.sign.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Destroys secret and salts of a release, and records it. */
@Command(
    name = "destroy",
    description = {
      "Destroys the release secret, the salts and what runs kept, and records it, signed and dated.",
      "",
      "Afterwards nobody can draw the noise again or open a commitment, but who holds an escrow file;"
          + " no further run can be opened. What has been released stays valid at the other tiers.",
      "That no copy is left (backups, snapshots, worn-out blocks of a disk) is taken on your word."
    },
    mixinStandardHelpOptions = true)
final class DestroyEscrowCommand implements Callable<Integer> {
  /** The predicate of the record. */
  static final String TYPE = "https://hallmark.invalid/destruction/v1";

  private static final String ENDING = ".destroyed.sigstore.json";

  private final World world;

  @Mixin private HeldOptions held;

  @Option(
      names = "--confirm",
      required = true,
      paramLabel = "NAME",
      description = "The release's name, for this cannot be undone.")
  private String name;

  @Option(names = "--json", description = "Print the record as JSON.")
  private boolean json;

  DestroyEscrowCommand(World world) {
    this.world = world;
  }

  /**
   * What the record says.
   *
   * @param release the release's name
   * @param plan digest of the sealed plan
   * @param destroyedAt when, by the owner's clock
   * @param escrowFiles what had been handed over, and to whom; these stay as they are
   * @param limits what nobody should take the record to say
   */
  private record Destroyed(
      String release,
      Digest plan,
      String destroyedAt,
      List<HandOvers.HandOver> escrowFiles,
      List<String> limits) {}

  private static final List<String> LIMITS =
      List.of(
          "That no copy of the secret exists elsewhere is the owner's word.",
          "From now on no auditor can compute training and noise again, or open a commitment, but by"
              + " an escrow file made before.");

  @Override
  public Integer call() throws Exception {
    try (HeldRelease release = held.open(world)) {
      if (release.state().isDestroyed()) {
        tell(release.state().destroyed(), record(release));
        return ExitCode.DONE.status();
      }
      requireConfirmed(release);
      byte[] record = SigstoreBundle.seal(statement(release), release.key());
      Path beside = record(release);
      release.state().destroy(record);
      DurableFiles.write(beside, record);
      tell(record, beside);
    }
    return ExitCode.DONE.status();
  }

  private static Path record(HeldRelease release) {
    return release.repo().resolveSibling(release.repo().getFileName() + ENDING);
  }

  private void requireConfirmed(HeldRelease release) throws IOException {
    if (!name.equals(release.plan().frame().name())) {
      throw Refusal.usage("--confirm must be the release's name, " + release.plan().frame().name());
    }
    if (release.runs().isOpen()) {
      throw Refusal.incomplete(
          "a run is open, and needs the secret: finish it with 'release', or close it with"
              + " 'release --abandon'");
    }
  }

  private Statement statement(HeldRelease release) throws IOException, MalformedDocumentException {
    return Statement.of(
        List.of(new Subject("seal.json", release.seal())),
        TYPE,
        new Destroyed(
            release.plan().frame().name(),
            release.plan().sealed().digest(),
            world.now().toString(),
            new HandOvers(release.state()).all(),
            LIMITS));
  }

  private void tell(byte[] record, Path beside) throws IOException {
    if (json) {
      world.out().println(new String(record, StandardCharsets.UTF_8));
      return;
    }
    world.out().println("secret and salts are destroyed; the signed record is " + beside);
    LIMITS.forEach(limit -> world.out().println("  " + limit));
  }
}
