package org.hallmark.privacy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.NonPrivate;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
  private static final Budget BUDGET = new Budget(Adjacency.ADD_OR_REMOVE, 0.6, 1e-6);
  private static final Digest CONTEXT = Digest.of("one".getBytes(StandardCharsets.UTF_8));
  private static final Digest OTHER = Digest.of("two".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void placeFile() {
    file = folder.resolve("ledger.jsonl");
  }

  @Test
  void charge_sharesThatMakeTheBudget_areAllPaid() throws Exception {
    Budget tight = new Budget(Adjacency.ADD_OR_REMOVE, 0.06, 1e-300);
    try (Ledger ledger = Ledger.open(file, tight)) {
      ledger.charge(counts("speed", CONTEXT, 0.04));
      ledger.charge(counts("density", CONTEXT, 0.02));
      assertEquals(0.06, ledger.bound());
      BudgetExceededException refusal =
          assertThrows(
              BudgetExceededException.class,
              () -> ledger.charge(counts("flow", CONTEXT, 0.000001)));
      assertEquals("flow", refusal.id());
      assertEquals(0.06, refusal.spent());
      assertEquals(2, ledger.charges(CONTEXT).size());
    }
  }

  @Test
  void charge_sameLookAgain_isPaidOnce() throws Exception {
    try (Ledger ledger = Ledger.open(file, BUDGET)) {
      Charge first = ledger.charge(counts("speed", CONTEXT, 0.04));
      Charge again = ledger.charge(counts("speed", CONTEXT, 0.04));
      assertEquals(first.entry(), again.entry());
      assertEquals(1, ledger.charges(CONTEXT).size());
      assertThrows(
          IllegalStateException.class, () -> ledger.charge(counts("speed", CONTEXT, 0.05)));
      assertNotEquals(first.entry(), ledger.charge(counts("speed", OTHER, 0.04)).entry());
    }
  }

  @Test
  void charge_lookThatCannotBePaid_leavesNoTrace() throws Exception {
    try (Ledger ledger = Ledger.open(file, BUDGET)) {
      Digest before = ledger.head();
      for (PrivacyEvent event :
          List.of(new NonPrivate(), new PoissonSampledGaussian(0.5, 0.5, 1000))) {
        assertThrows(
            BudgetExceededException.class,
            () -> ledger.charge(new ChargeRequest("training", "", 1, CONTEXT, event)));
      }
      assertEquals(before, ledger.head());
      assertEquals(0, Files.size(file));
    }
  }

  @Test
  void open_afterClose_goesOn() throws Exception {
    Digest head;
    try (Ledger ledger = Ledger.open(file, BUDGET)) {
      ledger.charge(counts("speed", CONTEXT, 0.04));
      ledger.charge(counts("density", CONTEXT, 0.04));
      head = ledger.head();
    }
    try (Ledger ledger = Ledger.open(file, BUDGET)) {
      assertEquals(head, ledger.head());
      assertEquals(
          List.of("speed", "density"), ledger.charges(CONTEXT).stream().map(Charge::id).toList());
      assertEquals(DiscreteLaplace.ofEpsilon(0.04), ledger.charges(CONTEXT).get(0).event());
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void open_everyTornEnd_keepsWhatWasAcknowledged() throws Exception {
    byte[] whole = twoLines();
    int firstLine = indexOf(whole, '\n') + 1;
    for (int length = firstLine; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (Ledger ledger = Ledger.open(file, BUDGET)) {
        assertEquals(1, ledger.charges(CONTEXT).size());
        ledger.charge(counts("density", CONTEXT, 0.04));
      }
      assertEquals(-1, Arrays.mismatch(whole, Files.readAllBytes(file)));
    }
  }

  @Test
  void open_anyByteOfAnEarlierLineChanged_isReported() throws Exception {
    byte[] whole = twoLines();
    int firstLine = indexOf(whole, '\n');
    for (int i = 0; i < firstLine; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertThrows(MalformedDocumentException.class, () -> Ledger.open(file, BUDGET), "byte " + i);
    }
  }

  @Test
  void open_lineTakenOut_isReported() throws Exception {
    byte[] whole = twoLines();
    Files.write(file, Arrays.copyOfRange(whole, indexOf(whole, '\n') + 1, whole.length));
    assertThrows(MalformedDocumentException.class, () -> Ledger.open(file, BUDGET));
  }

  @Test
  void open_otherAdjacency_isRefused() throws Exception {
    twoLines();
    assertThrows(
        IllegalArgumentException.class,
        () -> Ledger.open(file, new Budget(Adjacency.ZERO_OUT, 1, 1e-6)));
  }

  @Test
  void extract_laterRelease_doesNotChangeAnEarlierOne() throws Exception {
    try (Ledger ledger = Ledger.open(file, BUDGET)) {
      Digest beginning = ledger.head();
      ledger.charge(counts("speed", CONTEXT, 0.04));
      LedgerExtract first = ledger.extract(CONTEXT);
      ledger.charge(counts("speed", OTHER, 0.04));
      LedgerExtract second = ledger.extract(OTHER);
      assertEquals(first, ledger.extract(CONTEXT));
      assertEquals(beginning, first.previousHead());
      assertEquals(first.head(), second.previousHead());
      assertEquals(0.04, first.epsilonUpper(), 1e-4);
      assertEquals(0.08, second.epsilonUpper(), 1e-4);
      assertThrows(
          IllegalStateException.class,
          () -> ledger.extract(Digest.of("three".getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Test
  void request_lookWithoutNumbers_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ChargeRequest("all", "", 1, CONTEXT, new Composed(List.of())));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ChargeRequest("Not kebab", "", 1, CONTEXT, new NonPrivate()));
  }

  private byte[] twoLines() throws IOException, MalformedDocumentException {
    try (Ledger ledger = Ledger.open(file, BUDGET)) {
      ledger.charge(counts("speed", CONTEXT, 0.04));
      ledger.charge(counts("density", CONTEXT, 0.04));
    }
    byte[] whole = Files.readAllBytes(file);
    assertTrue(whole.length > 0);
    return whole;
  }

  private static int indexOf(byte[] bytes, char wanted) {
    int i = 0;
    while (bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  private static ChargeRequest counts(String id, Digest context, double epsilon) {
    return new ChargeRequest(id, "a histogram", 1, context, DiscreteLaplace.ofEpsilon(epsilon));
  }
}
