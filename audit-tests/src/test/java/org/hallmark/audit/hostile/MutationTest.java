package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a release refuted after any small change? {@code audit-tests/mutate} tries more of them. */
class MutationTest {
  private static final int COUNT = Integer.getInteger("hallmark.mutations", 1000);
  private static final long SEED = Long.getLong("hallmark.seed", 20260901);

  @TempDir private Path folder;

  @Test
  void mutations_manyOfAValidRelease_noneIsVerifiedAndNoneCrashes() throws Exception {
    assertEquals(List.of(), new Mutations(folder, SEED).run(COUNT));
  }
}
