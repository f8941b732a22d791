package org.hallmark.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.cli.terminal.World;

/**
 * What a command answered.
 *
 * @param status its exit status
 * @param out standard output
 * @param err standard error
 */
public record Recorded(int status, String out, String err) {

  /** Runs a command in a world with no environment variables. */
  public static Recorded run(String... arguments) {
    return run(Map.of(), arguments);
  }

  /** Runs a command in a world with no environment variables and this standard input. */
  public static Recorded runWith(String input, String... arguments) {
    return run(Map.of(), input, arguments);
  }

  /** Runs a command for a person who gives these answers, a line each. */
  public static Recorded answering(List<String> answers, String... arguments) {
    return run(Map.of(), String.join("\n", answers) + "\n", true, arguments);
  }

  /** Runs a command in a world with these environment variables alone. */
  public static Recorded run(Map<String, String> variables, String... arguments) {
    return run(variables, "", arguments);
  }

  private static Recorded run(Map<String, String> variables, String input, String... arguments) {
    return run(variables, input, false, arguments);
  }

  private static Recorded run(
      Map<String, String> variables, String input, boolean asks, String... arguments) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Hallmark.run(new RecordingWorld(variables, in, stream(out), stream(err), asks), arguments);
    return new Recorded(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private record RecordingWorld(
      Map<String, String> variables, InputStream in, PrintStream out, PrintStream err, boolean asks)
      implements World {
    @Override
    public Instant now() {
      return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public Optional<String> variable(String name) {
      return Optional.ofNullable(variables.get(name));
    }

    @Override
    public boolean terminal() {
      return false;
    }
  }
}
