package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * One honest release of {@link TranscriptPlan}, made once for all tests of this JVM. Whoever
 * changes it restores it.
 */
public final class TinyRelease {
  private static final Path FOLDER = OwnerFiles.untilTheEnd("hallmark-tiny");
  private static final Answer ANSWER = make();

  private TinyRelease() {}

  /** The repository. */
  public static Path repo() {
    return FOLDER.resolve("tiny");
  }

  /** The plan. */
  public static Path plan() {
    return FOLDER.resolve("plan.yaml");
  }

  /** What its making answered. */
  public static Answer answer() {
    return ANSWER;
  }

  /** The trust file beside it. */
  public static Path trust() {
    return FOLDER.resolve("tiny.trust.yaml");
  }

  /** The owner's signing key. */
  public static Path key() {
    return FOLDER.resolve("tiny.state/signing-key");
  }

  private static Answer make() {
    try {
      String plan = TranscriptPlan.write(plan()).toString();
      Answer answer = Answer.run("release", plan, "--repo", FOLDER.resolve("tiny").toString());
      assertEquals(0, answer.status(), answer.text());
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
