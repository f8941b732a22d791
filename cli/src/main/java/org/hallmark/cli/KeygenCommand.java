package org.hallmark.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.sign.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an Ed25519 signing key in OpenSSH's format. */
@Command(
    name = "keygen",
    description =
        "Makes an Ed25519 signing key and its public half (FILE.pub), as ssh-keygen does.",
    mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "FILE", description = "Where the private key goes; must not exist.")
  private Path file;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  private record Answer(String fingerprint, String key, String publicKey) {}

  KeygenCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws Exception {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(file + " exists; a key is never overwritten");
    }
    SigningKey key = SigningKey.generate(new SecureRandom());
    key.save(file);
    String fingerprint = key.verifyingKey().fingerprint().toString();
    world
        .out()
        .println(
            json
                ? CanonicalJson.text(new Answer(fingerprint, file.toString(), file + ".pub"))
                : fingerprint + " " + file);
    return ExitCode.DONE.status();
  }
}
