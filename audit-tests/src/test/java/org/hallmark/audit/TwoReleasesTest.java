package org.hallmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.spark.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Do two releases of the same data add up in their owner's ledger, in whatever order and format the
 * data come? The first is the tiny release; the second has its rows shuffled, as Parquet.
 */
class TwoReleasesTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml");

  @TempDir static Path folder;
  private static Path ledger;
  private static Answer second;

  @BeforeAll
  static void releaseAgain() throws Exception {
    ledger = folder.resolve("ledger");
    OwnerFiles.copy(TinyRelease.key().resolveSibling("ledger"), ledger);
    List<String> lines = Files.readAllLines(EXAMPLE.resolveSibling("data/edges.csv"));
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rows, new Random(1));
    rows.add(0, lines.get(0));
    Path shuffled = folder.resolve("shuffled.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(shuffled))) {
      out.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    look();
    Files.move(parquet(shuffled), folder.resolve("edges.parquet"));
    String plan = text("second", "edges.parquet").replace("format: csv", "format: parquet");
    second = release(plan, "second");
  }

  @Test
  void second_sameDatasetInOtherOrderAndFormat_addsUpAndLinksUp() throws Exception {
    assertEquals(0, second.status(), second.text());
    PublishedLedger one = published(TinyRelease.repo());
    PublishedLedger two = published(folder.resolve("second"));
    assertEquals(3, one.dataset().epsilon());
    assertEquals(6, two.dataset().epsilon());
    assertEquals(2e-6, two.dataset().delta());
    assertEquals(1, two.dataset().plansBefore());
    assertEquals(one.dataset().head(), two.dataset().previousHead());
    assertTrue(second.text().contains("2 plans together may spend epsilon 6 of 6"), second.text());
    String trust = folder.resolve("second.trust.yaml").toString();
    String repo = folder.resolve("second").toString();
    Answer verdict = Answer.run("verify", repo, "--tier", "seal", "--trust", trust);
    assertEquals(0, verdict.status(), verdict.text());
  }

  /** Between the releases the owner has a look that only the ledger tells of. */
  private static void look() {
    Answer look =
        Answer.run(
            "check",
            "--plan",
            TinyRelease.plan().toString(),
            "--data",
            EXAMPLE.resolveSibling("data/edges.csv").toString(),
            "--ledger",
            ledger.toString(),
            "--unpublished",
            folder.resolve("own.json").toString());
    assertEquals(0, look.status(), look.text());
  }

  @Test
  void second_dataSeenBefore_saysSoInStatementDeviationsReportAndVerdict() throws Exception {
    Path repo = folder.resolve("second");
    assertEquals(Optional.of(1L), published(repo).dataset().dataSeen());
    assertEquals(Optional.empty(), published(TinyRelease.repo()).dataset().dataSeen());
    assertTrue(Files.readString(repo.resolve("results/privacy.json")).contains("Data seen: "));
    assertTrue(Files.readString(repo.resolve("results/claims.json")).contains("data seen"));
    assertTrue(Files.readString(repo.resolve("report/report.html")).contains("Data seen: "));
    String trust = folder.resolve("second.trust.yaml").toString();
    Answer verdict = Answer.run("verify", "" + repo, "--tier", "seal", "--trust", trust);
    assertTrue(verdict.text().contains("Data seen: "), verdict.text());
  }

  @Test
  void third_budgetSpent_isRefusedWhateverThePlanCallsTheData() throws Exception {
    String declared = text("third", "edges.parquet").replace("format: csv", "format: parquet");
    Answer answer = release(declared, "third");
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("arterial-two-hours cannot pay"), answer.text());
    String renamed = text("third", "shuffled.csv.gz").replace("arterial-two-hours", "other-hours");
    answer = release(renamed, "third");
    assertEquals(3, answer.status(), answer.text());
    assertTrue(answer.text().contains("it cannot pay for this plan"), answer.text());
    assertFalse(answer.text().contains("arterial-two-hours"), answer.text());
    assertFalse(Files.exists(folder.resolve("third")));
  }

  @Test
  void epsilon_isTheCompositionOfTrainingAndEveryNoisyNumber() throws Exception {
    PrivacyStatement said =
        Records.read(
            "privacy.json",
            Files.readAllBytes(TinyRelease.repo().resolve("results/privacy.json")),
            PrivacyStatement.class);
    List<PrivacyEvent> events = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>();
    for (ChargedEvent charge : said.charges()) {
      ids.add(charge.id());
      events.add(PrivacyEvents.of(charge.mechanism(), new TreeMap<>(charge.parameters())));
    }
    assertEquals(
        new TreeSet<>(
            List.of(
                "training", "speed", "flow-ten-minutes", "vehicle-balance", "ten-minute-balance")),
        ids);
    assertEquals(said.epsilonUpper(), bound(events, said));
    for (PrivacyEvent event : List.copyOf(events)) {
      List<PrivacyEvent> fewer = new ArrayList<>(events);
      fewer.remove(event);
      assertTrue(bound(fewer, said) < said.epsilonUpper(), "free: " + event);
    }
  }

  private static double bound(List<PrivacyEvent> events, PrivacyStatement said) {
    return Accounting.epsilonUpper(events, said.adjacency(), said.delta());
  }

  private static PublishedLedger published(Path repo) throws Exception {
    return Records.read(
        "ledger.json", Files.readAllBytes(repo.resolve("ledger.json")), PublishedLedger.class);
  }

  private static Answer release(String plan, String repo) throws IOException {
    Path file = Files.writeString(folder.resolve(repo + ".yaml"), plan);
    return Answer.run(
        "release",
        file.toString(),
        "--repo",
        folder.resolve(repo).toString(),
        "--ledger",
        ledger.toString());
  }

  private static String text(String name, String source) throws IOException {
    return Files.readString(EXAMPLE)
        .replace("name: tiny-traffic", "name: " + name)
        .replace("data/edges.csv", folder.resolve(source).toString());
  }

  /** Whatever Spark makes of the texts: numbers become numbers. */
  private static Path parquet(Path csv) throws IOException {
    SparkSession session = LocalSpark.session(Files.createDirectories(folder.resolve("spark")));
    try {
      Path parts = folder.resolve("parts");
      session
          .read()
          .option("header", true)
          .option("inferSchema", true)
          .csv(csv.toString())
          .coalesce(1)
          .write()
          .parquet(parts.toString());
      try (Stream<Path> files = Files.list(parts)) {
        return files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      }
    } finally {
      session.stop();
    }
  }
}
