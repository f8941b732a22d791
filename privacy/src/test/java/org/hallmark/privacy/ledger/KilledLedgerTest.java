package org.hallmark.privacy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does a ledger whose process is killed by SIGKILL keep every event that was acknowledged?
 *
 * <p>A child appends as fast as it can, and says each event on its output when the ledger has
 * returned. The parent kills it at random points, hundreds of events apart, starts another one that
 * goes on, and so forth. Both chains are tried: looks, and plans with their contents.
 */
final class KilledLedgerTest {
  private static final int KILLS = 6;
  private static final int EVENTS = 3000;
  private static final Budget ALL = new Budget(Adjacency.ADD_OR_REMOVE, 10, 0.9);
  private static final Digest CONTEXT = digest("context");

  @TempDir private Path folder;

  /** The child: appends looks and plans from the first that is not there. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (Ledger looks = Ledger.open(folder.resolve("ledger.jsonl"), ALL);
        DatasetLedger plans = DatasetLedger.open(folder.resolve("ledger"))) {
      int look = looks.charges().size();
      int plan = plans.accounts().stream().mapToInt(a -> a.declared().size()).sum();
      while (plan < EVENTS) {
        for (int i = 0; i < 3; i++) {
          looks.charge(
              new ChargeRequest("look-" + look, "", 1, CONTEXT, DiscreteLaplace.ofEpsilon(1e-5)));
          System.out.println("look " + look++);
        }
        plans.admit(request(plan), Contents.of(plan, plan + 50));
        System.out.println("plan " + plan++);
      }
    }
  }

  @Test
  void killed_betweenAnyEvents_losesNoneThatWasAcknowledged() throws Exception {
    DatasetLedger.make(folder.resolve("ledger"));
    Random random = new Random(20_260_101);
    int looks = 0;
    int plans = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      List<String> said = killedAfter(1 + random.nextInt(60), random.nextInt(2_000_000));
      looks = Math.max(looks, next(said, "look "));
      plans = Math.max(plans, next(said, "plan "));
      if (kill == KILLS / 2) {
        tear();
      }
      requireKept(looks, plans);
    }
    assertTrue(looks > KILLS && plans > 0, looks + " looks, " + plans + " plans");
  }

  private void requireKept(int looks, int plans) throws Exception {
    try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), ALL)) {
      int kept = ledger.charges().size();
      assertTrue(kept == looks || kept == looks + 1, kept + " of " + looks);
      assertEquals("look-" + (kept - 1), ledger.charges().get(kept - 1).id());
    }
    try (DatasetLedger ledger = DatasetLedger.open(folder.resolve("ledger"))) {
      int kept = ledger.accounts().stream().mapToInt(a -> a.declared().size()).sum();
      assertTrue(kept == plans || kept == plans + 1, kept + " of " + plans);
      for (int plan = 0; plan < kept; plan++) {
        assertTrue(ledger.admitted(request(plan).account()));
      }
    }
  }

  /** What a power cut can leave behind an event that was never acknowledged. */
  private void tear() throws IOException {
    for (String chain : List.of("ledger.jsonl", "ledger/plans.jsonl")) {
      Path file = folder.resolve(chain);
      Files.writeString(file, Files.readString(file) + "{\"account\":\"sha256:0");
    }
  }

  private List<String> killedAfter(int lines, int moreNanos) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledLedgerTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader reader = child.inputReader(StandardCharsets.UTF_8)) {
      String line = reader.readLine();
      for (; line != null; line = reader.readLine()) {
        said.add(line);
        if (said.size() == lines) {
          TimeUnit.NANOSECONDS.sleep(moreNanos);
          child.toHandle().destroyForcibly(); // Process.destroyForcibly would close the stream
        }
      }
    }
    assertEquals(137, child.waitFor(), String.join("\n", said));
    return said;
  }

  /** One more than the last event that was acknowledged whole. */
  private static int next(List<String> said, String kind) {
    return said.stream()
        .filter(line -> line.matches(kind + "[0-9]+"))
        .mapToInt(line -> Integer.parseInt(line.substring(kind.length())) + 1)
        .max()
        .orElse(0);
  }

  private static AdmissionRequest request(int plan) {
    return new AdmissionRequest(
        AdmissionRequest.account(new byte[32], digest("plan " + plan)),
        "traffic",
        Optional.of(ALL),
        "plan-" + plan,
        digest("plan " + plan),
        Optional.empty(),
        new Budget(Adjacency.ADD_OR_REMOVE, 0.001, 1e-9),
        "2026-01-01T00:00:00Z");
  }

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
