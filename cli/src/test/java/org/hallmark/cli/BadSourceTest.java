package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Is a source that cannot be used refused before a plan is sealed or anything is charged? */
class BadSourceTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny");
  private static final Map<String, String> AVX2 =
      Map.of("ATEN_CPU_CAPABILITY", "avx2", "MKL_CBWR", "AVX2");

  @TempDir Path folder;

  @Test
  void release_columnMissing_saysWhichAndSealsNothing() throws IOException {
    String data = data().replaceFirst("speed_m_s", "velocity");
    Recorded answer = release(plan(), "edges.csv", data);
    requireRefusedUnsealed(answer);
    assertTrue(answer.err().contains("  expected: [speed_m_s]\n"), answer.err());
    assertTrue(answer.err().contains("velocity"), answer.err());
  }

  @Test
  void release_textNamedGz_isRefusedAndSealsNothing() throws IOException {
    String plan = plan().replace("edges.csv", "edges.csv.gz");
    Recorded answer = release(plan, "edges.csv.gz", data());
    requireRefusedUnsealed(answer);
    assertTrue(answer.err().contains("edges.csv.gz ends in .gz, but is not gzipped"), answer.err());
  }

  @Test
  void release_publicSourceWithBadCells_tellsThemAndSealsNothing() throws IOException {
    String plan =
        plan()
            .replace("confidentiality: confidential", "confidentiality: public")
            .replace("rowCount: private", "rowCount: public 2000")
            .replaceFirst("(?s)privacy:.*dataset: [^\n]*\n", "privacy: none\n")
            .replaceAll("epsilon: 0\\.[0-9], ", "")
            .replaceAll("    epsilon: 0\\.[0-9]\n", "")
            .replace("groupBy: [seed, edge, ", "groupBy: [seed, ");
    List<String> lines = data().lines().toList();
    String data = lines.get(0) + "\n" + lines.get(1).replace("15.283509", "fast") + "\n";
    Recorded answer = release(plan, "edges.csv", data);
    requireRefusedUnsealed(answer);
    String told =
        "row 1, column speed_m_s\n  expected: a finite number, or nothing\n  found:    fast\n";
    assertTrue(answer.err().contains(told), answer.err());
    assertTrue(answer.err().contains(folder.resolve("data/edges.csv").toString()), answer.err());
  }

  private void requireRefusedUnsealed(Recorded answer) {
    Complaints.requireRefused(answer);
    assertFalse(Files.exists(folder.resolve("repo")), answer.err());
    assertFalse(Files.exists(folder.resolve("repo.state/journal/seal.json")), answer.err());
    assertFalse(Files.exists(folder.resolve("repo.state/ledger.jsonl")), answer.err());
    assertEquals(1, answer.err().lines().filter(l -> l.startsWith("hallmark: ")).count());
  }

  private Recorded release(String plan, String name, String data) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve(name), data);
    Path file = Files.writeString(folder.resolve("plan.yaml"), plan);
    String repo = folder.resolve("repo").toString();
    return Recorded.run(AVX2, "release", file.toString(), "--repo", repo);
  }

  private static String plan() throws IOException {
    return Files.readString(EXAMPLE.resolve("plan.yaml"));
  }

  private static String data() throws IOException {
    return Files.readString(EXAMPLE.resolve("data/edges.csv"));
  }
}
