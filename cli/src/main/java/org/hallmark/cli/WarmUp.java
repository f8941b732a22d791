package org.hallmark.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hallmark.cli.terminal.World;

/**
 * Loads the classes that every start needs, so that the launcher can keep them in a class data
 * sharing archive. More would help more, but archiving the lambdas of Spark's or JGit's class path
 * crashes JDK 17.0.15.
 */
public final class WarmUp {
  private WarmUp() {}

  /** Shows the help of every command. */
  public static void main(String[] arguments) {
    Hallmark.run(new Silent(), "--help");
    Hallmark.run(new Silent(), "release", "--help");
    Hallmark.run(new Silent(), "verify", "--help");
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
