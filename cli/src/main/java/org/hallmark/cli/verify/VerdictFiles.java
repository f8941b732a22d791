package org.hallmark.cli.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.release.OwnerKey;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.sign.SigningKey;
import picocli.CommandLine.Option;

/** The files that an auditor makes of a verdict: signed for programs, readable for people. */
final class VerdictFiles {
  @Option(
      names = "--emit",
      paramLabel = "FILE",
      description = {
        "Sign the verdict as in-toto's Simple Verification Result 0.2, in a Sigstore bundle.",
        "Keep it: --checkpoint takes it later. Needs --key."
      })
  private Optional<Path> result = Optional.empty();

  @Option(
      names = "--emit-vsa",
      paramLabel = "FILE",
      description =
          "Sign the verdict as SLSA's Verification Summary Attestation 1; whatever is not verified"
              + " stands there as failed. Needs --key.")
  private Optional<Path> summary = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "The auditor's private key.")
  private Optional<Path> keyFile = Optional.empty();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Write a certificate for people: one page of HTML with every check.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--auditor",
      paramLabel = "TEXT",
      defaultValue = "not named",
      description = "Who verifies, for the certificate.")
  private String auditor;

  @Option(
      names = "--independence",
      paramLabel = "TEXT",
      defaultValue = "No statement was made.",
      description = "How the auditor stands to the owner, for the certificate.")
  private String independence;

  private Optional<SigningKey> key = Optional.empty();

  /** Complains before anything is read, not when all is done. */
  void require(Path release) throws IOException {
    if (result.or(() -> summary).isPresent() && keyFile.isEmpty()) {
      throw Refusal.usage("a signed verdict needs --key, the auditor's private key");
    }
    for (Path file : files()) {
      requireNew(file, release);
    }
    key = keyFile.isPresent() ? Optional.of(OwnerKey.load(keyFile.get())) : Optional.empty();
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    List.of(result, summary, certificate).forEach(file -> file.ifPresent(files::add));
    return files;
  }

  private static void requireNew(Path file, Path release) {
    Path place = file.toAbsolutePath().normalize();
    if (place.startsWith(release.toAbsolutePath().normalize())) {
      throw Refusal.usage(
          file + " would lie in the release, where every file more is a finding; put it elsewhere");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(file + " exists; a verdict is never written over");
    }
    if (!Files.isDirectory(place.getParent())) {
      throw Refusal.usage("there is no folder " + place.getParent() + " for " + file);
    }
  }

  /** Writes the files that were asked for. */
  void write(Verdict verdict, VerifyRequest request, World world) throws IOException {
    Optional<Digest> manifest = verdict.identity().flatMap(Identity::manifest);
    if (result.or(() -> summary).isPresent() && manifest.isEmpty()) {
      world.err().println("hallmark: nothing was signed, for there is no manifest to sign about");
    } else {
      if (result.isPresent()) {
        write(result.get(), SignedVerdict.seal(verdict, manifest.get(), world.now(), key.get()));
      }
      if (summary.isPresent()) {
        write(
            summary.get(), SignedVerdict.summary(verdict, manifest.get(), world.now(), key.get()));
      }
    }
    if (certificate.isPresent()) {
      Certificate page =
          new Certificate(
              verdict,
              request,
              auditor,
              independence,
              key.map(SigningKey::verifyingKey),
              world.now(),
              world.command());
      write(certificate.get(), page.html().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    DurableFiles.write(file, bytes);
  }
}
