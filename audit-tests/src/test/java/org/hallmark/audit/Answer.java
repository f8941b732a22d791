package org.hallmark.audit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hallmark.cli.Hallmark;

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
    int status = Hallmark.run(new OwnersWorld(stream, stream), arguments);
    return new Answer(status, bytes.toString(StandardCharsets.UTF_8));
  }
}
