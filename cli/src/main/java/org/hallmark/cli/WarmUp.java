package org.hallmark.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Loads the classes that an auditor's commands need, so that the launcher can keep them in a class
 * data sharing archive. Releases gain little from one, and archiving Spark's lambdas crashes JDK
 * 17.
 */
public final class WarmUp {
  private WarmUp() {}

  /**
   * Verifies a release.
   *
   * @param arguments the release; its trust file lies beside it
   */
  public static void main(String[] arguments) {
    String repo = arguments[0];
    Hallmark.run(new Silent(), "--help");
    Hallmark.run(new Silent(), "release", "--help");
    Hallmark.run(new Silent(), "verify", repo, "--tier", "replay", "--trust", repo + ".trust.yaml");
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
