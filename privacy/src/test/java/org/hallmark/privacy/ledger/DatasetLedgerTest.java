package org.hallmark.privacy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Do plans about the same data share one budget, whatever the plans call them? */
final class DatasetLedgerTest {
  private static final ContentDigests DATA = Contents.of(0, 500);
  private static final ContentDigests OTHER_DATA = Contents.of(10_000, 10_500);

  @TempDir private Path folder;
  private Path place;

  @BeforeEach
  void make() throws Exception {
    place = folder.resolve("ledger");
    DatasetLedger.make(place);
  }

  @Test
  void admit_plansOfOneDataset_addUpInDecimalsAndLinkUp() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      Digest beginning = ledger.head();
      ledger.admit(plan("one", "traffic", 0.1, 1), DATA);
      ledger.admit(plan("two", "traffic", 0.2, 1), Contents.of(0, 700));
      DatasetExtract first = ledger.extract(account("one"));
      DatasetExtract second = ledger.extract(account("two"));
      assertEquals(beginning, first.previousHead());
      assertEquals(first.head(), second.previousHead());
      assertEquals(ledger.head(), second.head());
      assertEquals(List.of(0, 1), List.of(first.plansBefore(), second.plansBefore()));
      assertEquals(List.of(0.1, 0.3), List.of(first.epsilon(), second.epsilon()));
      assertEquals(List.of(1e-6, 2e-6), List.of(first.delta(), second.delta()));
      assertEquals(1, second.budgetEpsilon());
    }
  }

  @Test
  void see_contentsOfADataset_isToldByEveryLaterExtract() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.see("traffic", account("one"), "check", DATA, "today");
      ledger.admit(plan("one", "traffic", 0.1, 1), DATA);
      ledger.admit(plan("two", "rain", 0.1, 1), OTHER_DATA);
      assertEquals(Optional.of(1L), ledger.extract(account("one")).dataSeen());
      assertEquals(Optional.empty(), ledger.extract(account("two")).dataSeen());
    }
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.see("traffic", account("one"), "measure", DATA, "today");
      assertEquals(Optional.of(2L), ledger.extract(account("one")).dataSeen());
      assertEquals(2, ledger.accounts().get(0).dataSeen());
    }
  }

  @Test
  void see_sameContentsUnderAnotherName_isRefusedBothWays() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.see("traffic", account("one"), "check", DATA, "today");
      ledger.admit(plan("two", "rain", 0.1, 1), OTHER_DATA);
      TreeMap<String, Digest> before = files();
      assertThrows(
          DatasetBudgetException.class, () -> ledger.admit(plan("one", "roads", 0.1, 1), DATA));
      assertThrows(
          DatasetBudgetException.class,
          () -> ledger.see("roads", account("one"), "check", Contents.of(100, 900), "today"));
      assertThrows(
          DatasetBudgetException.class,
          () -> ledger.see("roads", account("one"), "check", OTHER_DATA, "today"));
      assertEquals(before, files());
    }
  }

  @Test
  void open_lineOfALookTakenOut_isFound() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.see("traffic", account("one"), "check", DATA, "today");
      ledger.see("traffic", account("one"), "check", DATA, "tomorrow");
    }
    Path seen = place.resolve("seen.jsonl");
    Files.writeString(seen, Files.readAllLines(seen).get(1) + "\n");
    assertThrows(MalformedDocumentException.class, () -> DatasetLedger.open(place));
  }

  @Test
  void admit_samePlanAgain_isAdmittedOnce() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "traffic", 1, 1), DATA);
      Digest head = ledger.head();
      ledger.requireAffordable(plan("one", "traffic", 1, 1));
      ledger.admit(plan("one", "traffic", 1, 1), DATA);
      assertEquals(head, ledger.head());
      assertTrue(ledger.admitted(account("one")));
      assertFalse(ledger.admitted(account("two")));
    }
  }

  @Test
  void admit_samePlanWithOtherContents_countsForTheirDatasetsToo() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "traffic", 0.6, 1), DATA);
      ledger.admit(plan("two", "roads", 0.4, 1), OTHER_DATA);
      Digest head = ledger.head();
      ledger.admit(plan("two", "roads", 0.4, 1), DATA);
      ledger.admit(plan("two", "roads", 0.4, 1), OTHER_DATA);
      assertEquals(head, ledger.head());
      assertEquals(1, ledger.accounts().get(0).epsilonSpent());
      assertEquals(0.4, ledger.accounts().get(1).epsilonSpent());
      ledger.admit(plan("three", "streets", 0.1, 1), Contents.of(20_000, 20_100));
      assertThrows(
          DatasetBudgetException.class, () -> ledger.admit(plan("three", "streets", 0.1, 1), DATA));
      assertEquals(1, ledger.accounts().get(0).epsilonSpent());
    }
  }

  @Test
  void admit_budgetSpent_isRefusedByWhatPlansDeclareAndLeavesNoTrace() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "traffic", 0.7, 1), DATA);
      TreeMap<String, Digest> before = files();
      DatasetBudgetException refusal =
          assertThrows(
              DatasetBudgetException.class,
              () -> ledger.requireAffordable(plan("two", "traffic", 0.31, 1)));
      assertTrue(refusal.getMessage().contains("epsilon 0.7 at delta 0.000001 is given"));
      assertThrows(
          DatasetBudgetException.class,
          () -> ledger.admit(plan("two", "traffic", 0.31, 1), OTHER_DATA));
      assertEquals(before, files());
      ledger.admit(plan("two", "traffic", 0.3, 1), DATA);
    }
  }

  @Test
  void admit_deltaSpent_isRefused() throws Exception {
    Budget tight = new Budget(Adjacency.ADD_OR_REMOVE, 10, 1.5e-6);
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(request("one", "traffic", 1, Optional.of(tight)), DATA);
      assertThrows(
          DatasetBudgetException.class,
          () -> ledger.requireAffordable(request("two", "traffic", 1, Optional.of(tight))));
    }
  }

  @Test
  void admit_sameContentsUnderAnotherName_countForBothAndSayNothing() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "traffic", 0.6, 1), DATA);
      ledger.admit(plan("two", "roads", 0.3, 5), Contents.of(100, 2000));
      ledger.requireAffordable(plan("three", "traffic", 0.4, 1));
      TreeMap<String, Digest> before = files();
      DatasetBudgetException refusal =
          assertThrows(
              DatasetBudgetException.class,
              () -> ledger.admit(plan("three", "traffic", 0.4, 1), DATA));
      assertThrows(
          DatasetBudgetException.class,
          () -> ledger.admit(plan("four", "streets", 0.2, 5), Contents.of(0, 300)));
      assertEquals(before, files());
      for (String told : List.of("traffic", "roads", "0.")) {
        assertFalse(refusal.getMessage().contains(told), refusal.getMessage());
      }
      ledger.admit(plan("three", "traffic", 0.1, 1), DATA);
      List<DatasetAccount> accounts = ledger.accounts();
      assertEquals(List.of("traffic", "roads"), accounts.stream().map(DatasetAccount::id).toList());
      assertEquals(1.0, accounts.get(0).epsilonSpent());
      assertEquals(0.0, accounts.get(0).epsilonLeft());
      assertEquals("two", accounts.get(0).continued().get(0).name());
      assertEquals(0.4, accounts.get(1).epsilonSpent());
    }
  }

  /** What is published of a plan follows from what plans declare, whatever their contents. */
  @Test
  void extract_contentsThatContinueAnotherDatasetOrNot_isTheSame() throws Exception {
    Path twin = folder.resolve("twin");
    Files.createDirectory(twin, attributes());
    for (String file : List.of("key", "format")) {
      Files.copy(place.resolve(file), twin.resolve(file));
    }
    DatasetExtract continued = extractOfSecond(place, DATA);
    assertEquals(continued, extractOfSecond(twin, OTHER_DATA));
    assertEquals(0.2, continued.epsilon());
    assertEquals(0.8, continued.ledgerEpsilon());
  }

  private static DatasetExtract extractOfSecond(Path place, ContentDigests contents)
      throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "traffic", 0.6, 1), DATA);
      ledger.admit(plan("two", "roads", 0.2, 1), contents);
      return ledger.extract(account("two"));
    }
  }

  @Test
  void admit_otherTermsThanRegistered_isRefused() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "traffic", 0.5, 1), DATA);
      DatasetBudgetException refusal =
          assertThrows(
              DatasetBudgetException.class,
              () -> ledger.requireAffordable(plan("two", "traffic", 0.1, 9)));
      assertTrue(refusal.getMessage().contains("epsilon 1 at delta 0.00001"));
      ledger.requireAffordable(request("two", "traffic", 0.1, Optional.empty()));
    }
  }

  @Test
  void open_everyTornEnd_keepsWhatWasAdmitted() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "traffic", 0.1, 1), DATA);
      ledger.admit(plan("two", "traffic", 0.1, 1), DATA);
    }
    Path chain = place.resolve("plans.jsonl");
    byte[] whole = Files.readAllBytes(chain);
    int first = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int length = first; length < whole.length; length += 7) {
      Files.write(chain, Arrays.copyOf(whole, length));
      try (DatasetLedger ledger = DatasetLedger.open(place)) {
        assertTrue(ledger.admitted(account("one")));
        assertFalse(ledger.admitted(account("two")));
        ledger.admit(plan("two", "traffic", 0.1, 1), DATA);
      }
      assertEquals(-1, Arrays.mismatch(whole, Files.readAllBytes(chain)));
    }
    whole[10] ^= 1;
    Files.write(chain, whole);
    assertThrows(MalformedDocumentException.class, () -> DatasetLedger.open(place));
  }

  @Test
  void folder_isForItsOwnerAlone() throws Exception {
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-x---"));
    assertThrows(LedgerFolderException.class, () -> DatasetLedger.open(place));
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("mine.txt"), "mine");
    assertFalse(DatasetLedger.exists(foreign));
    assertThrows(LedgerFolderException.class, () -> DatasetLedger.make(foreign));
    assertThrows(LedgerFolderException.class, () -> DatasetLedger.open(foreign));
  }

  @Test
  void make_brokenOff_isMadeAgain() throws Exception {
    Files.delete(place.resolve("format"));
    assertFalse(DatasetLedger.exists(place));
    DatasetLedger.make(place);
    assertTrue(DatasetLedger.exists(place));
  }

  private TreeMap<String, Digest> files() throws Exception {
    TreeMap<String, Digest> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(place)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(place.relativize(file).toString(), Digest.of(file));
      }
    }
    return files;
  }

  @Test
  void raise_recordedAct_paysForMoreAndIsPublishedFromThenOn() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "roads", 3, 4), ContentDigests.of(List.of()));
      AdmissionRequest two = request("two", "roads", 3, Optional.empty());
      assertThrows(DatasetBudgetException.class, () -> ledger.requireAffordable(two));
      assertThrows(
          IllegalArgumentException.class, () -> ledger.raise("roads", 3, 1e-5, "why", "now"));
      assertThrows(
          IllegalArgumentException.class, () -> ledger.raise("roads", 4, 1e-5, "why", "now"));
      assertThrows(
          IllegalArgumentException.class, () -> ledger.raise("rails", 9, 1e-5, "why", "now"));
      ledger.raise("roads", 7, 1e-5, "A second survey was asked for.", "now");
    }
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(request("two", "roads", 3, Optional.empty()), ContentDigests.of(List.of()));
      DatasetExtract before = ledger.extract(account("one"));
      DatasetExtract after = ledger.extract(account("two"));
      assertEquals(4, before.budgetEpsilon());
      assertEquals(List.of(), before.raises());
      assertEquals(7, after.budgetEpsilon());
      assertEquals("A second survey was asked for.", after.raises().get(0).reason());
      assertEquals(before.head(), after.raises().get(0).after());
      assertEquals(1, ledger.accounts().get(0).epsilonLeft());
    }
  }

  /** ε of units of another kind does not add up, whatever the plan calls the data. */
  @Test
  void admit_anotherPrivacyUnit_isRefused() throws Exception {
    try (DatasetLedger ledger = DatasetLedger.open(place)) {
      ledger.admit(plan("one", "roads", 1, 9), Contents.of(0, 100));
      for (String dataset : List.of("roads", "rails")) {
        AdmissionRequest larger =
            withUnit(plan("two", dataset, 1, 9), "all records with equal edge");
        DatasetBudgetException refused =
            assertThrows(
                DatasetBudgetException.class, () -> ledger.admit(larger, Contents.of(0, 100)));
        assertEquals(dataset.equals("roads"), refused.getMessage().contains("privacy unit record"));
      }
      ledger.admit(
          withUnit(plan("three", "rails", 1, 9), "all records with equal edge"),
          Contents.of(200, 300));
      assertThrows(
          DatasetBudgetException.class,
          () -> ledger.requireAffordable(plan("four", "rails", 1, 9)));
    }
  }

  private static AdmissionRequest withUnit(AdmissionRequest plan, String unit) {
    return new AdmissionRequest(
        plan.account(),
        plan.dataset(),
        plan.stated(),
        plan.name(),
        plan.plan(),
        Optional.of(unit),
        plan.spends(),
        plan.admittedAt());
  }

  private static FileAttribute<?> attributes() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  private static AdmissionRequest plan(String name, String dataset, double epsilon, double all) {
    return request(
        name, dataset, epsilon, Optional.of(new Budget(Adjacency.ADD_OR_REMOVE, all, 1e-5)));
  }

  private static AdmissionRequest request(
      String name, String dataset, double epsilon, Optional<Budget> stated) {
    return new AdmissionRequest(
        account(name),
        dataset,
        stated,
        name,
        Digest.of(name.getBytes(StandardCharsets.UTF_8)),
        Optional.empty(),
        new Budget(Adjacency.ADD_OR_REMOVE, epsilon, 1e-6),
        "2026-01-01T00:00:00Z");
  }

  private static Digest account(String name) {
    return AdmissionRequest.account(new byte[32], Digest.of(name.getBytes(StandardCharsets.UTF_8)));
  }
}
