package org.hallmark.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The smallest plan with a smaller model yet, whose noised sums are published: 1 MB of them. */
public final class TranscriptPlan {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml");

  private TranscriptPlan() {}

  /** Writes it, and refers to the example's data where they lie. */
  static Path write(Path file) throws IOException {
    String data = EXAMPLE.resolveSibling("data/edges.csv").toAbsolutePath().normalize().toString();
    return Files.writeString(file, text().replace("data/edges.csv", data));
  }

  /** The plan's text. */
  public static String text() throws IOException {
    return Files.readString(EXAMPLE)
        .replace("hidden: [32]", "hidden: [4]\n  head: 4")
        .replace("steps: 50", "steps: 20")
        .replace("checkpointEvery: 10", "checkpointEvery: 4, transcript: full");
  }
}
