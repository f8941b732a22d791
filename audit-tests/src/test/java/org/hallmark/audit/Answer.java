package org.hallmark.audit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hallmark.cli.Hallmark;
import org.hallmark.cli.terminal.World;

/**
 * What a command answered.
 *
 * @param status its exit status
 * @param text all that it said, answer and progress
 */
public record Answer(int status, String text) {
  /** Runs a command in this process, at a fixed time. */
  public static Answer run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int status = Hallmark.run(new TestWorld(stream), arguments);
    return new Answer(status, bytes.toString(StandardCharsets.UTF_8));
  }

  private record TestWorld(PrintStream stream) implements World {
    @Override
    public Instant now() {
      return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public Optional<String> variable(String name) {
      return World.real().variable(name);
    }

    @Override
    public PrintStream out() {
      return stream;
    }

    @Override
    public PrintStream err() {
      return stream;
    }

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
