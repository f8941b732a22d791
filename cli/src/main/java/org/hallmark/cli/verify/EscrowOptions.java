package org.hallmark.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.cli.plan.OwnerHome;
import org.hallmark.cli.release.DeviceOption;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.age.AgeFiles;
import org.hallmark.provenance.age.AgeIdentity;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.MalformedDocumentException;
import picocli.CommandLine.Option;

/** The options of an auditor who has the source. */
final class EscrowOptions {
  /** No plan can have this name, so that no state folder lies there. */
  private static final String ROOM = ".audit";

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = {
        "The source, as the owner handed it over. Nothing of it leaves this machine.",
        "Of a public source from tier recompute on, if you have it: every exact number is computed"
            + " again."
      })
  private Path source;

  @Option(
      names = "--escrow",
      paramLabel = "FILE",
      description = "The owner's escrow file: secret and salts, encrypted to you.")
  private Path file;

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = "Your private key: of age, or an Ed25519 key of SSH without a passphrase.")
  private Path identity;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description =
          "cpu or auto: what is trained again is trained by this program's own libraries, on the"
              + " processor.")
  private String device = "cpu";

  /** What was brought, at the tier that wants it. */
  Optional<EscrowKit> kit(Tier tier, World world) throws IOException {
    DeviceOption.requireProcessor(device);
    boolean brought = file != null || identity != null;
    if (!tier.includes(Tier.ESCROW)) {
      if (brought) {
        throw Refusal.usage("--escrow and --identity are for --tier escrow");
      }
      return Optional.empty();
    }
    return Optional.of(
        new EscrowKit(
            Optional.ofNullable(source).map(path -> present(path, "source")),
            identity == null ? Optional.empty() : Optional.of(identity(identity)),
            file == null ? Optional.empty() : Optional.of(read(file)),
            OwnerHome.folder(world).resolve(ROOM).toAbsolutePath().normalize(),
            world));
  }

  /** The source where it needs no handing over. */
  Optional<Path> publicSource(Tier tier) {
    if (source != null && !tier.includes(Tier.RECOMPUTE)) {
      throw Refusal.usage("--source needs --tier recompute or beyond: data are compared with it");
    }
    return Optional.ofNullable(source).map(path -> present(path, "source"));
  }

  private static Path present(Path path, String what) {
    if (!Files.isRegularFile(path)) {
      throw Refusal.usage("there is no " + what + " " + path + ", or it is no file");
    }
    return path;
  }

  private static AgeIdentity identity(Path path) throws IOException {
    try {
      return AgeIdentity.load(present(path, "private key"));
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          path
              + " is no private key that opens escrow files\n  expected: "
              + e.expected()
              + "\n  found:    "
              + e.found());
    }
  }

  /** One octet more than any escrow file has tells that it is none. */
  private static byte[] read(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(present(path, "escrow file"))) {
      return in.readNBytes(AgeFiles.LARGEST + 1);
    }
  }
}
