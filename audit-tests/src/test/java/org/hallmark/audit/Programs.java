package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that Hallmark's authors did not write, run for the profile {@code interop}. */
final class Programs {
  private Programs() {}

  /** Runs a program that must succeed; what it said. */
  static String succeed(Path in, String... command) throws IOException, InterruptedException {
    Answer answer = run(in, command);
    assertEquals(0, answer.status(), List.of(command) + "\n" + answer.text());
    return answer.text().stripTrailing();
  }

  /** Runs a program that must find this fault. */
  static void requireFault(String words, Answer answer) {
    assertNotEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains(words), answer.text());
  }

  static Answer run(Path in, String... command) throws IOException, InterruptedException {
    return run(new ProcessBuilder(new ArrayList<>(List.of(command))).directory(in.toFile()));
  }

  static Answer run(ProcessBuilder builder) throws IOException, InterruptedException {
    File said = Files.createTempFile("hallmark-said", ".txt").toFile();
    try {
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      Process process = builder.redirectErrorStream(true).redirectOutput(said).start();
      int status = process.waitFor();
      return new Answer(status, Files.readString(said.toPath(), StandardCharsets.UTF_8));
    } finally {
      Files.delete(said.toPath());
    }
  }
}
