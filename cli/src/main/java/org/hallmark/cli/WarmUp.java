package org.hallmark.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.hallmark.provenance.files.DurableFiles;

/**
 * Loads the classes that commands need, so that the launcher can keep them in a class data sharing
 * archive: it releases the plan it is given into a temporary folder and verifies the release.
 */
public final class WarmUp {
  private WarmUp() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("hallmark-warm-up");
    try {
      Hallmark.run(new Silent(), "--help");
      Hallmark.run(new Silent(), "release", "--help");
      String repo = folder.resolve("release").toString();
      Hallmark.run(new Silent(), "release", arguments[0], "--repo", repo);
      Hallmark.run(
          new Silent(), "verify", repo, "--tier", "replay", "--trust", repo + ".trust.yaml");
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  /** A world that nobody watches. */
  private static final class Silent implements World {
    private final PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public Optional<String> variable(String name) {
      return World.real().variable(name);
    }

    @Override
    public PrintStream out() {
      return nowhere;
    }

    @Override
    public PrintStream err() {
      return nowhere;
    }

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
