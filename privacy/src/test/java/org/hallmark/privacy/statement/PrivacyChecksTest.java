package org.hallmark.privacy.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.ledger.ChargeRequest;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.privacy.plan.SettingsBasis;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.privacy.plan.TotalBudget;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Check.Status;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivacyChecksTest {
  private static final PrivacyPlan PLAN = plan(NoiseBackend.HALLMARK_DISCRETE);
  private static final SourcePlan SOURCE =
      new SourcePlan(
          "counts",
          SourceFormat.CSV,
          Confidentiality.CONFIDENTIAL,
          OptionalLong.empty(),
          70_000,
          Optional.empty(),
          "",
          new Schema(List.of()),
          List.of());

  @TempDir private static Path folder;
  private static List<Charge> paid;
  private static PrivacyStatement statement;

  private static PrivacyPlan plan(NoiseBackend noise) {
    return new PrivacyPlan(
        PrivacyUnit.RECORD,
        "One minute.",
        "A vehicle.",
        Adjacency.ADD_OR_REMOVE,
        3,
        1e-6,
        new TotalBudget(3, 1e-6),
        2.4,
        0.6,
        SettingsBasis.THIS_SOURCE,
        "By trying.",
        noise);
  }

  @BeforeAll
  static void release() throws Exception {
    Digest context = Streams.context(1).digest();
    DpSgd training =
        DpSgd.calibrated(1024, 70_000, 1, 800, PLAN.training(), PLAN.delta(), Sums.FLOAT32);
    List<Charge> charges = new ArrayList<>();
    try (Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"), PLAN.budget())) {
      charges.add(
          ledger.charge(
              new ChargeRequest(DpSgd.EVENT, training.purpose(), 1, context, training.event())));
      for (int i = 0; i < 15; i++) {
        charges.add(
            ledger.charge(
                new ChargeRequest(
                    "observable-" + i,
                    "a histogram",
                    1,
                    context,
                    DiscreteLaplace.ofEpsilon(0.04))));
      }
    }
    paid = List.copyOf(charges);
    statement = Statements.of(SOURCE, PLAN, paid, Optional.empty());
  }

  @Test
  void statement_noiseThatIsForgotten_saysSoAndPasses() {
    PrivacyStatement forgotten =
        Statements.of(SOURCE, plan(NoiseBackend.GOOGLE_DP), paid, Optional.empty());
    assertTrue(forgotten.openWeaknesses().contains(Statements.NOT_REPLAYABLE));
    assertFalse(statement.openWeaknesses().contains(Statements.NOT_REPLAYABLE));
    assertEquals(List.of(), codes(forgotten));
  }

  @Test
  void reaccount_honestStatement_passesAlsoAfterTheWire() throws Exception {
    assertTrue(statement.epsilonUpper() <= 3);
    assertEquals(statement.bounds().get("privacy-loss-distribution"), statement.epsilonUpper());
    assertTrue(statement.bounds().get("basic-composition") <= 3);
    assertEquals(List.of(), codes(statement));
    PrivacyStatement read =
        Records.read("privacy.json", CanonicalJson.bytes(statement), PrivacyStatement.class);
    assertEquals(statement, read);
    assertEquals(List.of(), codes(read));
  }

  @Test
  void statement_floatTraining_namesIdealisedNumerics() {
    assertTrue(statement.openWeaknesses().contains(Statements.FLOAT_NOISE));
    assertTrue(statement.openWeaknesses().contains(Statements.FLOAT_SUMS));
  }

  @Test
  void reaccount_oneDigitOfABound_isRefuted() {
    SortedMap<String, Double> bounds = new TreeMap<>(statement.bounds());
    bounds.computeIfPresent("basic-composition", (name, value) -> Math.nextUp(value));
    assertEquals(
        List.of("privacy-bound-differs"),
        codes(with(bounds, statement.epsilonUpper(), statement.charges(), List.of())));
    double lower = Math.nextDown(statement.epsilonUpper());
    assertEquals(
        List.of("privacy-bound-differs"),
        codes(with(statement.bounds(), lower, statement.charges(), List.of())));
  }

  @Test
  void reaccount_boundLeftOutOrMadeUp_isRefuted() {
    SortedMap<String, Double> bounds = new TreeMap<>(statement.bounds());
    bounds.remove("basic-composition");
    bounds.put("wishful", 0.1);
    assertEquals(
        List.of("privacy-bound-differs", "privacy-bound-differs"),
        codes(with(bounds, statement.epsilonUpper(), statement.charges(), List.of())));
  }

  @Test
  void reaccount_eventNotUnderstood_isRefuted() {
    ChargedEvent magic = new ChargedEvent("magic", "", "magic", new TreeMap<>(Map.of()), 0.1);
    List<ChargedEvent> charges = new ArrayList<>(statement.charges());
    charges.set(3, magic);
    assertTrue(
        codes(with(statement.bounds(), statement.epsilonUpper(), charges, List.of()))
            .contains("privacy-event-unknown"));
  }

  @Test
  void reaccount_aboveBudget_isRefuted() {
    assertTrue(
        codes(with(statement.bounds(), 3.0000001, statement.charges(), List.of()))
            .contains("privacy-budget-exceeded"));
  }

  @Test
  void reaccount_weaknessUnsaid_isRefuted() {
    assertEquals(
        List.of("privacy-weakness-unsaid"),
        codes(
            with(
                statement.bounds(),
                statement.epsilonUpper(),
                statement.charges(),
                List.of(Statements.FLOAT_SUMS))));
  }

  @Test
  void reaccount_otherAccountant_isIncomplete() {
    PrivacyStatement other =
        new PrivacyStatement(
            statement.unit(),
            statement.unitColumns(),
            statement.unitRecords(),
            statement.unitInWords(),
            statement.notProtected(),
            statement.settingsChosenOn(),
            statement.settingsInWords(),
            statement.adjacency(),
            statement.nominalSize(),
            statement.delta(),
            statement.budget(),
            statement.epsilonUpper(),
            statement.bounds(),
            "hallmark-accounting-v99",
            statement.noise(),
            statement.replay(),
            statement.charges(),
            statement.openWeaknesses(),
            statement.trust(),
            statement.uncovered());
    assertEquals(
        List.of(Status.INCOMPLETE),
        PrivacyChecks.reaccount(other).stream().map(Check::status).toList());
  }

  @Test
  void words_ofAnotherVersion_areLeftOpen() {
    Check check = PrivacyChecks.words(statement, "hallmark-privacy-statement-v99", "p.json");
    assertEquals(Status.INCOMPLETE, check.status());
    assertEquals("statement-unknown", check.findings().get(0).code());
  }

  @Test
  void statement_settingsTriedOnTheSource_isAWeaknessThatMustBeSaid() {
    assertTrue(statement.openWeaknesses().contains(Statements.SETTINGS_ON_SOURCE));
    assertEquals(
        List.of("privacy-weakness-unsaid"),
        codes(
            with(
                statement.bounds(),
                statement.epsilonUpper(),
                statement.charges(),
                List.of(Statements.SETTINGS_ON_SOURCE))));
  }

  @Test
  void statement_publicSourceOrDataSeen_isAWeaknessThatMustBeSaid() {
    for (Uncovered other :
        List.of(
            new Uncovered(Optional.of(Confidentiality.PUBLIC), 0),
            new Uncovered(Optional.empty(), 2))) {
      List<String> said =
          Statements.openWeaknesses(
              List.of(), Sums.EXACT, SettingsBasis.NO_DATA, Replay.FROM_ESCROW, Optional.of(other));
      assertTrue(said.containsAll(other.sentences()), said.toString());
      assertEquals(1, other.sentences().size());
    }
    assertEquals(Optional.empty(), Uncovered.of(SOURCE, 0));
    assertEquals(2, Uncovered.of(SOURCE, 2).orElseThrow().dataSeen());
  }

  @Test
  void statement_settingsChosenElsewhere_restsOnTrustInstead() {
    for (SettingsBasis elsewhere : List.of(SettingsBasis.OTHER_DATA, SettingsBasis.NO_DATA)) {
      assertFalse(
          Statements.openWeaknesses(
                  List.of(), Sums.EXACT, elsewhere, Replay.FROM_ESCROW, Optional.empty())
              .contains(Statements.SETTINGS_ON_SOURCE));
      assertEquals(
          Statements.trust(SettingsBasis.THIS_SOURCE).size() + 1,
          Statements.trust(elsewhere).size());
    }
  }

  private PrivacyStatement with(
      SortedMap<String, Double> bounds,
      double epsilonUpper,
      List<ChargedEvent> charges,
      List<String> unsaid) {
    List<String> weaknesses = new ArrayList<>(statement.openWeaknesses());
    weaknesses.removeAll(unsaid);
    return new PrivacyStatement(
        statement.unit(),
        statement.unitColumns(),
        statement.unitRecords(),
        statement.unitInWords(),
        statement.notProtected(),
        statement.settingsChosenOn(),
        statement.settingsInWords(),
        statement.adjacency(),
        statement.nominalSize(),
        statement.delta(),
        statement.budget(),
        epsilonUpper,
        bounds,
        statement.accountant(),
        statement.noise(),
        statement.replay(),
        charges,
        weaknesses,
        statement.trust(),
        statement.uncovered());
  }

  private static List<String> codes(PrivacyStatement statement) {
    List<Check> checks = new ArrayList<>(PrivacyChecks.reaccount(statement));
    checks.add(PrivacyChecks.words(statement, Statements.VERSION, "p.json"));
    return checks.stream().flatMap(check -> check.findings().stream()).map(Finding::code).toList();
  }

  @Test
  void openWeaknesses_exactSums_namesWhatTheyRestOnInstead() {
    List<PrivacyEvent> events = List.of(new PoissonSampledGaussian(0.1, 1, 1));
    List<String> weaknesses =
        Statements.openWeaknesses(
            events, Sums.EXACT, SettingsBasis.THIS_SOURCE, Replay.FROM_ESCROW, Optional.empty());
    assertTrue(weaknesses.contains(Statements.EXACT_ROWS));
    assertFalse(weaknesses.contains(Statements.FLOAT_SUMS));
    assertFalse(weaknesses.contains(Statements.FLOAT_NOISE));
  }

  @Test
  void sums_ofPurposes_areExactOnlyWhereEveryTrainingSaysSo() {
    String exact = DpSgd.purpose(Sums.EXACT);
    String floats = DpSgd.purpose(Sums.FLOAT32);
    assertEquals(Sums.EXACT, Statements.sums(List.of(exact, "histogram", exact)));
    assertEquals(Sums.FLOAT32, Statements.sums(List.of(exact, floats)));
    assertEquals(Sums.FLOAT32, Statements.sums(List.of("training of something")));
  }
}
