package org.hallmark.audit;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.hallmark.cli.terminal.World;

/**
 * An owner's machine whose clock stands still, and that does something at each line of progress.
 *
 * @param out where answers go
 * @param err where progress goes
 */
record OwnersWorld(PrintStream out, PrintStream err) implements World {
  /** What the clock shows. */
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** A world that hands each line of progress to {@code atLine} as soon as it is written. */
  static OwnersWorld watching(PrintStream out, OutputStream err, Consumer<String> atLine) {
    return new OwnersWorld(
        out,
        new PrintStream(err, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            atLine.accept(line);
          }
        });
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public Optional<String> variable(String name) {
    return World.real().variable(name);
  }

  @Override
  public boolean terminal() {
    return false;
  }
}
