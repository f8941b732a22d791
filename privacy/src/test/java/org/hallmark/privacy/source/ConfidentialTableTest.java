package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.ledger.ChargeRequest;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.mechanism.DiscreteLaplaceSampler;
import org.hallmark.privacy.mechanism.HallmarkDiscrete;
import org.hallmark.privacy.mechanism.Mechanisms;
import org.hallmark.privacy.mechanism.Rational;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.Column;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfidentialTableTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(Column.category("colour", "colour", List.of("red", "blue"), Missing.REFUSED)));
  private static final Commitment COMMITMENT = Commitment.to("source", new byte[32], new byte[0]);

  @TempDir private Path folder;

  @Test
  void count_rows_hasTheNoiseOfItsStream() throws Exception {
    Charge charge = charge("colour", DiscreteLaplace.ofEpsilon(0.06));
    NoisyCounts noisy = table(0, 1, 1).count(charge, new Colours(2), backend());
    PrivateStream twin = Streams.entropy().stream("noise", "colour", "colour");
    DiscreteLaplaceSampler sampler = new DiscreteLaplaceSampler(new Rational(100, 3));
    assertEquals(List.of(1 + sampler.draw(twin), 2 + sampler.draw(twin)), noisy.counts());
    assertEquals(100 / 3.0, noisy.scale());
    assertEquals(2, noisy.sensitivity());
    assertEquals("colour", noisy.event());
  }

  @Test
  void count_emptyTable_isPureNoise() throws Exception {
    Charge charge = charge("colour", DiscreteLaplace.ofEpsilon(0.06));
    NoisyCounts noisy = table().count(charge, new Colours(1), backend());
    assertEquals(2, noisy.counts().size());
  }

  @Test
  void count_chargeUsedAgain_isRefused() throws Exception {
    Charge charge = charge("colour", DiscreteLaplace.ofEpsilon(0.06));
    ConfidentialTable table = table(0, 1);
    table.count(charge, new Colours(1), backend());
    assertThrows(IllegalStateException.class, () -> table.count(charge, new Colours(1), backend()));
  }

  @Test
  void count_chargeOfAnotherKind_isRefused() throws Exception {
    Charge training = charge("training", new PoissonSampledGaussian(0.1, 5, 1));
    Charge counting = charge("colour", DiscreteLaplace.ofEpsilon(0.06));
    assertThrows(
        IllegalArgumentException.class, () -> table(0).count(training, new Colours(1), backend()));
    assertThrows(
        IllegalArgumentException.class, () -> table(0).train(counting, rows -> rows.most()));
    assertEquals("trained", table(0).train(training, rows -> "trained"));
  }

  /** The door is narrow: whatever is added to the class must be thought about here. */
  @Test
  void publicMethods_showNoRowsAndNoSize() {
    Set<String> methods = publicMethods(ConfidentialTable.class);
    assertEquals(
        Set.of("schema", "count", "totals", "marginals", "train", "withhold", "toString"), methods);
    assertEquals(table(0).toString(), table(1, 0, 1).toString());
    assertFalse(Serializable.class.isAssignableFrom(ConfidentialTable.class));
    assertNotEquals(table(0), table(0));
    assertTrue(Modifier.isFinal(ConfidentialTable.class.getModifiers()));
  }

  @Test
  void publicMethods_ofTheSource_showNoRowsAndNoSize() {
    assertEquals(
        Set.of("of", "schema", "commitment", "past", "toString"),
        publicMethods(ConfidentialSource.class));
    assertEquals(source(0).toString(), source(1, 0, 1).toString());
    assertFalse(Serializable.class.isAssignableFrom(ConfidentialSource.class));
  }

  private static Set<String> publicMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Charge charge(String id, PrivacyEvent event)
      throws IOException, MalformedDocumentException {
    Budget budget = new Budget(Adjacency.ADD_OR_REMOVE, 10, 1e-6);
    try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), budget)) {
      return ledger.charge(new ChargeRequest(id, "a test", 1, Streams.context(1).digest(), event));
    }
  }

  private static Mechanisms backend() {
    return new HallmarkDiscrete(Streams.entropy());
  }

  private static ConfidentialTable table(double... colours) {
    return source(colours).past(UnitGate.ofRecords());
  }

  private static ConfidentialSource source(double... colours) {
    return ConfidentialSource.of(Table.of(SCHEMA, new double[][] {colours}), COMMITMENT);
  }

  private record Colours(int cells) implements CellCounter {
    @Override
    public int reach() {
      return 1;
    }

    @Override
    public String id() {
      return "colours";
    }

    @Override
    public long[] count(Table rows) {
      long[] cells = new long[2];
      for (double colour : rows.column("colour")) {
        cells[(int) colour]++;
      }
      return cells;
    }
  }
}
