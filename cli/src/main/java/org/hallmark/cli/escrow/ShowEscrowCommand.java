package org.hallmark.cli.escrow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.age.AgeFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Characters;
import org.hallmark.provenance.json.MalformedDocumentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what can be told of an escrow file without a key. */
@Command(
    name = "show",
    description = {
      "Tells for whom an escrow file is, without opening it.",
      "",
      "The format names SSH keys by four octets of their hash, and X25519 keys not at all; the owner's"
          + " state folder keeps a note of every file with the fingerprints of its recipients."
    },
    mixinStandardHelpOptions = true)
final class ShowEscrowCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "FILE", description = "The escrow file.")
  private Path file;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  ShowEscrowCommand(World world) {
    this.world = world;
  }

  private record Answer(String format, Digest sha256, List<String> recipients) {}

  @Override
  public Integer call() throws Exception {
    byte[] bytes = read(file);
    Answer answer = new Answer("age-encryption.org/v1", Digest.of(bytes), recipients(bytes));
    if (json) {
      world.out().println(CanonicalJson.text(answer));
    } else {
      world.out().println("an age file, " + answer.sha256());
      answer.recipients().forEach(who -> world.out().println("  for      " + who));
    }
    return ExitCode.DONE.status();
  }

  /** Names from a file that may be anybody's. */
  private List<String> recipients(byte[] bytes) {
    try {
      return AgeFiles.recipients(file.toString(), bytes).stream().map(Characters::visible).toList();
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          file + " is no escrow file\n  expected: " + e.expected() + "\n  found:    " + e.found());
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Refusal.usage("there is no escrow file " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(AgeFiles.LARGEST + 1);
      if (bytes.length > AgeFiles.LARGEST) {
        throw Refusal.usage(file + " is too large for an escrow file");
      }
      return bytes;
    }
  }
}
