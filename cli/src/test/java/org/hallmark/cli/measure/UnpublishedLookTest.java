package org.hallmark.cli.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hallmark.cli.Recorded;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Do exact numbers go to the owner's file alone, and is it recorded that there were some? */
class UnpublishedLookTest {
  private static final Path TINY = Path.of("../examples/tiny");
  private static final Path DATA = TINY.resolve("data/edges.csv");

  @TempDir private Path folder;

  private Path plan;
  private Path file;

  @BeforeEach
  void ledger() throws Exception {
    plan = TINY.resolve("plan.yaml");
    file = folder.resolve("own.json");
    DatasetLedger.make(home().resolve("ledger"));
  }

  @Test
  void unpublished_checkAndMeasure_writeExactNumbersAndAreRecorded() throws Exception {
    Recorded checked = check(file);
    assertEquals(0, checked.status(), checked.err());
    Node law = json(file).member("laws").orElseThrow().items().get(0);
    assertEquals(2000, law.member("checked").orElseThrow().integer());
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    assertTellsNothing(checked, "2000");
    assertEquals(1, seen("arterial-two-hours"));

    Path other = folder.resolve("other.json");
    Recorded measured = run("measure", "--real", "" + DATA, "--synthetic", "" + DATA, other);
    assertEquals(0, measured.status(), measured.err());
    Node speed = json(other).member("observables").orElseThrow().items().get(0);
    assertEquals("exact", speed.member("route").orElseThrow().text());
    assertTellsNothing(measured, "2000");
    assertEquals(2, seen("arterial-two-hours"));
    assertEquals(0, spent(), "nothing is charged");
    assertNothingLeft();
  }

  @Test
  void unpublished_placeThatIsNotItsOwn_isRefusedAndNothingIsRecorded() throws Exception {
    Files.writeString(file, "mine");
    requireRefused(check(file), "never overwritten");
    assertEquals("mine", Files.readString(file));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    requireRefused(check(link), "never overwritten");
    Path tree = Files.createDirectories(folder.resolve("tree/below"));
    Files.createDirectories(folder.resolve("tree/.git"));
    requireRefused(check(tree.resolve("own.json")), "Git work tree");
    Path through = Files.createSymbolicLink(folder.resolve("through"), tree);
    requireRefused(check(through.resolve("own.json")), "Git work tree");
    Path made = folder.resolve("new.json");
    requireRefused(run("check", "--data", "" + DATA, "--strict", made), "leave out");
    requireRefused(run("check", "--data", "" + DATA, "--json", "-", made), "leave out");
    requireRefused(run("check", "--synthetic", "" + DATA, made), "--data");
    assertEquals(0, seen("arterial-two-hours"));
    assertFalse(Files.exists(made));
  }

  @Test
  void unpublished_sameContentsUnderAnotherName_areRefused() throws Exception {
    assertEquals(0, check(file).status());
    plan = folder.resolve("renamed.yaml");
    Files.writeString(
        plan,
        Files.readString(TINY.resolve("plan.yaml")).replace("arterial-two-hours", "fresh-start"));
    Recorded noisy = run("check", "--data", "" + DATA);
    assertEquals(3, noisy.status(), noisy.err());
    assertTrue(noisy.err().contains("dataset of another name"), noisy.err());
    Path again = folder.resolve("again.json");
    assertEquals(3, check(again).status());
    assertFalse(Files.exists(again));
    assertEquals(0, seen("fresh-start"));
  }

  @Test
  void unpublished_sourceThatCannotBeRead_leavesNoFile() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.csv"), "telling,header\n1,2\n");
    Recorded answer = run("check", "--data", "" + bad, file);
    assertTrue(answer.status() != 0, answer.err());
    assertFalse(Files.exists(file));
    assertEquals(0, seen("arterial-two-hours"));
  }

  private static void assertTellsNothing(Recorded answer, String number) {
    assertFalse((answer.out() + answer.err()).contains(number), answer.out() + answer.err());
    assertEquals(2, answer.out().lines().count(), answer.out());
    assertEquals("", answer.err());
  }

  private static void requireRefused(Recorded answer, String message) {
    assertEquals(2, answer.status(), answer.err());
    assertTrue(answer.err().contains(message), answer.err());
  }

  private Recorded check(Path to) {
    return run("check", "--data", DATA.toString(), to);
  }

  private Recorded run(Object... words) {
    List<String> all = new ArrayList<>();
    for (Object word : words) {
      if (word instanceof Path to) {
        all.addAll(List.of("--unpublished", to.toString()));
      } else {
        all.add(word.toString());
      }
    }
    all.addAll(1, List.of("--plan", plan.toString()));
    return Recorded.run(Map.of("HALLMARK_HOME", home().toString()), all.toArray(String[]::new));
  }

  private Path home() {
    return folder.resolve("home");
  }

  private long seen(String dataset) throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(home().resolve("ledger"))) {
      return ledger.seen(dataset);
    }
  }

  private int spent() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(home().resolve("ledger"))) {
      return ledger.accounts().size();
    }
  }

  private static Node json(Path file) throws Exception {
    return Documents.json("own", Files.readString(file).strip().getBytes(StandardCharsets.UTF_8));
  }

  private void assertNothingLeft() throws Exception {
    try (Stream<Path> left = Files.walk(home())) {
      Path ledger = home().resolve("ledger");
      assertEquals(
          List.of(), left.filter(Files::isRegularFile).filter(f -> !f.startsWith(ledger)).toList());
    }
  }
}
