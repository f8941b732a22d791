package org.hallmark.cli.release;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.JsonAnyway;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.preregistration.seal.Freshness;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws an auditor's nonce for a sealed plan. */
@Command(
    name = "nonce",
    description = {
      "For auditors: draws 256 bits and signs them with the digest of a sealed plan.",
      "",
      "The owner's seeds hang on them, so that no run could be tried before. Give one nonce for each"
          + " plan, and keep count of those you gave to an owner."
    },
    mixinStandardHelpOptions = true)
public final class NonceCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description =
          "Your Ed25519 signing key (OpenSSH or PEM), which readers trust as an auditor's.")
  private Path key;

  @Option(
      names = "--plan-digest",
      required = true,
      paramLabel = "DIGEST",
      description = "What the owner sent: sha256: and 64 hexadecimal digits.")
  private String plan;

  @Mixin private JsonAnyway json = new JsonAnyway();

  public NonceCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    Digest digest;
    try {
      digest = Digest.parse(plan);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("--plan-digest must be sha256: and 64 lower-case hexadecimal digits");
    }
    Freshness nonce = Freshness.nonce(digest, OwnerKey.load(key), new SecureRandom());
    world.out().println(CanonicalJson.text(nonce));
    return ExitCode.DONE.status();
  }
}
