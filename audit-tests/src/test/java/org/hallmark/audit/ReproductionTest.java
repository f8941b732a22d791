package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Do JVMs in different surroundings give the same bytes? */
@Execution(ExecutionMode.CONCURRENT)
class ReproductionTest {
  @TempDir Path folder;

  @Test
  void verify_inOtherSurroundings_givesTheSameVerdict() throws Exception {
    Path owner = Twins.undisturbed();
    Map<Surroundings, OwnerProcess> verifiers = new EnumMap<>(Surroundings.class);
    for (Surroundings surroundings : Surroundings.values()) {
      verifiers.put(surroundings, OwnerProcess.startAsUser(surroundings, verify(owner)));
    }
    for (OwnerProcess verifier : verifiers.values()) {
      assertEquals(0, verifier.end(), verifier.text());
      assertEquals(verifiers.get(Surroundings.HERE).text(), verifier.text());
    }
    assertTrue(verifiers.get(Surroundings.HERE).text().contains("\"tier\":\"replay\""));
  }

  @Test
  void release_inOtherSurroundingsAndBySpark_isTheSameBytes() throws Exception {
    Path owner = Twins.begin(folder.resolve("owner"));
    OwnerProcess elsewhere =
        OwnerProcess.start(
            Surroundings.ELSEWHERE, with(Twins.release(owner), "--master", "local[2]"));
    assertEquals(0, elsewhere.end(), elsewhere.text());
    assertEquals(Twins.digests(Twins.undisturbed()), Twins.digests(owner));
  }

  private static String[] with(String[] command, String... more) {
    return Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new);
  }

  private static String[] verify(Path owner) {
    String repo = owner.resolve("tiny").toString();
    String trust = owner.resolve("tiny.trust.yaml").toString();
    return new String[] {"verify", repo, "--trust", trust, "--tier", "replay", "--json"};
  }
}
