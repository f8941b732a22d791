package org.hallmark.privacy.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.plan.SettingsBasis;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Check.Status;
import org.junit.jupiter.api.Test;

final class LookChecksTest {
  private static final List<PlannedLook> PLANNED =
      List.of(
          new PlannedLook("training", "the generator", new PoissonSampledGaussian(0.01, 2, 50)),
          new PlannedLook("speed", "a histogram", DiscreteLaplace.ofEpsilon(0.2)),
          new PlannedLook("balance", "violations", DiscreteLaplace.ofEpsilon(0.1)));
  private static final List<ChargedEvent> HONEST =
      PLANNED.stream().map(LookChecksTest::charge).toList();

  @Test
  void check_everyLookOnce_passes() {
    assertEquals(Status.PASSED, check(HONEST, 1).status());
  }

  @Test
  void check_severalRuns_mustAllBeChargedInFull() {
    assertEquals(Status.PASSED, check(joined(HONEST, HONEST), 2).status());
    assertEquals(Status.REFUTED, check(joined(HONEST.subList(0, 2), HONEST), 2).status());
    assertEquals(Status.REFUTED, check(HONEST, 2).status());
  }

  @Test
  void check_lastRunChargedInPart_namesWhatIsMissing() {
    Check check = check(joined(HONEST, HONEST.subList(0, 2)), 2);
    assertEquals("privacy-look-missing", check.findings().get(0).code());
    assertEquals("balance", check.findings().get(0).expected());
    assertEquals(3, check(List.of(), 1).findings().size());
  }

  @Test
  void check_largerNoiseThanPlanned_namesTheParameter() {
    List<ChargedEvent> charges = new ArrayList<>(HONEST);
    charges.set(1, charge(new PlannedLook("speed", "a histogram", new DiscreteLaplace(10, 1))));
    Check check = check(charges, 1);
    assertEquals(1, check.findings().size());
    assertEquals("p.json#/charges/1/parameters/scale", check.findings().get(0).subject());
    assertEquals("5.0", check.findings().get(0).expected());
  }

  @Test
  void check_fewerStepsOrOtherMechanism_isRefuted() {
    List<ChargedEvent> charges = new ArrayList<>(HONEST);
    charges.set(
        0,
        charge(
            new PlannedLook("training", "the generator", new PoissonSampledGaussian(0.01, 2, 49))));
    assertEquals(
        "p.json#/charges/0/parameters/count", check(charges, 1).findings().get(0).subject());
    ChargedEvent speed = HONEST.get(1);
    charges.set(0, HONEST.get(0));
    charges.set(1, new ChargedEvent("speed", "a histogram", "laplace", speed.parameters(), 0.2));
    assertEquals("p.json#/charges/1/mechanism", check(charges, 1).findings().get(0).subject());
  }

  @Test
  void check_lookLeftOutAddedOrOutOfOrder_isRefuted() {
    assertEquals(Status.REFUTED, check(List.of(HONEST.get(0), HONEST.get(2)), 1).status());
    assertEquals(Status.REFUTED, check(joined(HONEST, List.of(HONEST.get(1))), 1).status());
    assertEquals(
        Status.REFUTED, check(List.of(HONEST.get(0), HONEST.get(2), HONEST.get(1)), 1).status());
  }

  @Test
  void check_moreRunsChargedThanOpened_isRefuted() {
    assertEquals(
        "privacy-look-unplanned", check(joined(HONEST, HONEST), 1).findings().get(0).code());
  }

  @Test
  void check_otherAccountant_isIncomplete() {
    PrivacyStatement other = statement(HONEST, "an-accountant-v9");
    assertEquals(
        Status.INCOMPLETE,
        LookChecks.check(other, PLANNED, 1, Statements.VERSION, "p.json").status());
  }

  @Test
  void check_purposeInOtherWords_isLeftToTheVersionThatKnowsThem() {
    List<ChargedEvent> charges = new ArrayList<>(HONEST);
    ChargedEvent first = HONEST.get(0);
    charges.set(
        0,
        new ChargedEvent(first.id(), "in other words", first.mechanism(), first.parameters(), 1));
    PrivacyStatement said = statement(charges, Accounting.ID);
    assertEquals(
        Status.REFUTED, LookChecks.check(said, PLANNED, 1, Statements.VERSION, "p.json").status());
    assertEquals(Status.PASSED, LookChecks.check(said, PLANNED, 1, "v9", "p.json").status());
  }

  private static Check check(List<ChargedEvent> charges, int runs) {
    return LookChecks.check(
        statement(charges, Accounting.ID), PLANNED, runs, Statements.VERSION, "p.json");
  }

  private static PrivacyStatement statement(List<ChargedEvent> charges, String accountant) {
    return new PrivacyStatement(
        "record",
        List.of(),
        1,
        "A row.",
        "Nothing.",
        SettingsBasis.THIS_SOURCE,
        "Guessed.",
        Adjacency.ADD_OR_REMOVE,
        2000,
        1e-6,
        3,
        3,
        new TreeMap<>(),
        accountant,
        NoiseBackend.HALLMARK_DISCRETE,
        Replay.FROM_ESCROW,
        charges,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static ChargedEvent charge(PlannedLook look) {
    return new ChargedEvent(
        look.id(), look.purpose(), look.event().mechanism(), look.event().parameters(), 1);
  }

  private static List<ChargedEvent> joined(List<ChargedEvent> one, List<ChargedEvent> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
