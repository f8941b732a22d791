package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hallmark.provenance.files.DurableFiles;

/**
 * One honest release of {@link TranscriptPlan}, made once for all tests of this JVM. Whoever
 * changes it restores it.
 */
public final class TinyRelease {
  private static final Path FOLDER = make();

  private TinyRelease() {}

  /** The repository. */
  public static Path repo() {
    return FOLDER.resolve("tiny");
  }

  /** The trust file beside it. */
  public static Path trust() {
    return FOLDER.resolve("tiny.trust.yaml");
  }

  /** The owner's signing key. */
  public static Path key() {
    return FOLDER.resolve("tiny.state/signing-key");
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("hallmark-tiny");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      String plan = TranscriptPlan.write(folder.resolve("plan.yaml")).toString();
      Answer answer = Answer.run("release", plan, "--repo", folder.resolve("tiny").toString());
      assertEquals(0, answer.status(), answer.text());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      DurableFiles.deleteTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
