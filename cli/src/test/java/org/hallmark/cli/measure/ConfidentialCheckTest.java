package org.hallmark.cli.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hallmark.cli.Recorded;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does a check of confidential data cost what it says, and tell noisy counts alone? */
class ConfidentialCheckTest {
  private static final Path TINY = Path.of("../examples/tiny");

  @TempDir private Path folder;

  @Test
  void check_confidentialSource_isChargedAndTellsNoisyCountsAlone() throws Exception {
    Recorded without = check();
    assertEquals(3, without.status(), without.err());
    assertTrue(without.err().contains("no privacy ledger"), without.err());

    DatasetLedger.make(ledger());
    Node first = report(check());
    assertEquals(0.2, spent(), 1e-12);
    report(check());
    assertEquals(0.4, spent(), 1e-12, "each check is charged again");
    assertEquals(List.of(), first.member("laws").orElseThrow().items());
    assertTrue(first.member("data").orElseThrow().member("rows").isEmpty());
    Node balance = first.member("charged").orElseThrow().items().get(0);
    // No row of the source breaks it; 1 in e^20 draws of noise is beyond 20 scales.
    assertEquals(0, balance.member("violations").orElseThrow().number(), 20 * scale(balance));
    List<String> withheld =
        first.member("withheld").orElseThrow().items().stream()
            .map(w -> w.member("subject").orElseThrow().text())
            .toList();
    assertTrue(withheld.contains("vehicle-balance: worst"), withheld.toString());
    assertFalse(withheld.contains("vehicle-balance: violations"), withheld.toString());
  }

  private static double scale(Node law) {
    return law.member("noise").orElseThrow().member("scale").orElseThrow().number();
  }

  private Path ledger() {
    return folder.resolve("home").resolve("ledger");
  }

  private double spent() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(ledger())) {
      return ledger.accounts().get(0).epsilonSpent();
    }
  }

  private Recorded check() {
    return Recorded.run(
        Map.of("HALLMARK_HOME", folder.resolve("home").toString()),
        "check",
        "--plan",
        TINY.resolve("plan.yaml").toString(),
        "--data",
        TINY.resolve("data/edges.csv").toString(),
        "--json",
        "-");
  }

  private static Node report(Recorded recorded) throws Exception {
    assertEquals(0, recorded.status(), recorded.err());
    return Documents.json("answer", recorded.out().strip().getBytes(StandardCharsets.UTF_8));
  }
}
