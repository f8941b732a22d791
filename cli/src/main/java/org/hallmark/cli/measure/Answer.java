package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.terminal.World;

/** Where an answer goes: lines for people to standard output, JSON to where they want it. */
final class Answer {
  private static final String STANDARD_OUTPUT = "-";

  private Answer() {}

  static void give(World world, Optional<String> json, String document, List<String> lines)
      throws IOException {
    if (json.equals(Optional.of(STANDARD_OUTPUT))) {
      world.out().println(document);
      return;
    }
    if (json.isPresent()) {
      Files.write(Path.of(json.get()), (document + "\n").getBytes(StandardCharsets.UTF_8));
    }
    lines.forEach(world.out()::println);
  }
}
