package org.hallmark.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The smallest plan with a smaller model yet, whose noised sums are published: 1 MB of them; it
 * asks for all that a plan may ask for beside.
 */
public final class TranscriptPlan {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml");

  private static final String CODECHECK =
      """

      codecheck:
        title: A paper about twenty edges
        authors: [{name: Josiah Carberry, orcid: 0000-0002-1825-0097}]
        reference: https://doi.org/10.5555/12345678
      """;

  /** Asked for, computed, and never told, for the source is confidential. */
  private static final String WITHHELD =
      "samples: {rows: 200, quantities: [entered, left], tests: [classifier, exact-match,"
          + " neighbour-distances]}\n";

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
        .replace("checkpointEvery: 10", "checkpointEvery: 4, transcript: full")
        .concat(CODECHECK)
        .concat(WITHHELD);
  }
}
