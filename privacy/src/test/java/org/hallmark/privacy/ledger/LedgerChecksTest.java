package org.hallmark.privacy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.junit.jupiter.api.Test;

/** Is every number of a published ledger held against plan and claim? */
final class LedgerChecksTest {
  private static final Budget TOTAL = new Budget(Adjacency.ADD_OR_REMOVE, 3, 1e-6);
  private static final Budget ALL = new Budget(Adjacency.ADD_OR_REMOVE, 6, 2e-6);
  private static final Digest A = Digest.of("a".getBytes(StandardCharsets.UTF_8));
  private static final Digest B = Digest.of("b".getBytes(StandardCharsets.UTF_8));
  private static final LedgerExtract LOOKS =
      new LedgerExtract(A, B, Adjacency.ADD_OR_REMOVE, 1e-6, 2.7);

  @Test
  void check_honestLedgers_haveNoFinding() {
    assertEquals(List.of(), places(LOOKS, dataset(0, 6, 3, 1e-6, 3)));
    assertEquals(List.of(), places(LOOKS, dataset(1, 6, 6, 2e-6, 9)));
  }

  @Test
  void check_eachDishonestNumber_isFoundAtItsPlace() {
    assertEquals(List.of("dataset/epsilon"), places(LOOKS, dataset(1, 6, 2.9, 1e-6, 9)));
    assertEquals(List.of("dataset/epsilon"), places(LOOKS, dataset(0, 6, 6, 1e-6, 9)));
    assertEquals(List.of("dataset/delta"), places(LOOKS, dataset(1, 6, 3, 1e-7, 9)));
    assertEquals(List.of("dataset/budgetEpsilon"), places(LOOKS, dataset(1, 7, 6, 2e-6, 9)));
    assertEquals(List.of("dataset/budgetEpsilon"), places(LOOKS, dataset(1, 6, 7, 2e-6, 9)));
    assertEquals(List.of("dataset/ledgerEpsilon"), places(LOOKS, dataset(1, 6, 6, 2e-6, 5)));
    assertEquals(
        List.of("dataset/ledgerEpsilon"), places(LOOKS, dataset(1, 6, 6, 2e-6, Double.NaN)));
    assertEquals(List.of("dataset/plansBefore"), places(LOOKS, dataset(-1, 6, 6, 2e-6, 9)));
    assertEquals(
        List.of("looks/epsilonUpper"),
        places(
            new LedgerExtract(A, B, Adjacency.ADD_OR_REMOVE, 1e-6, 2.6),
            dataset(0, 6, 3, 1e-6, 3)));
    assertEquals(
        List.of("looks/adjacency", "looks/delta", "looks/head"),
        places(new LedgerExtract(A, A, Adjacency.ZERO_OUT, 1e-5, 2.7), dataset(0, 6, 3, 1e-6, 3)));
  }

  @Test
  void check_budgetRaised_isThatOfTheLastRaiseAndComesAfterAPlan() {
    assertEquals(List.of(), places(LOOKS, raised(1, 6, 6, 2e-6, 9, 5, 6)));
    assertEquals(List.of("dataset/budgetEpsilon"), places(LOOKS, raised(1, 6, 6, 2e-6, 9, 5, 5.5)));
    assertEquals(List.of("dataset/raises/epsilon"), places(LOOKS, raised(1, 6, 6, 2e-6, 9, 7, 6)));
    assertEquals(List.of("dataset/plansBefore"), places(LOOKS, raised(0, 6, 3, 1e-6, 9, 6)));
  }

  @Test
  void check_otherDatasetThanThePlans_isFound() {
    LedgerChecks.Terms terms = new LedgerChecks.Terms("roads", Optional.empty(), TOTAL, 2.7);
    Check check =
        LedgerChecks.check(
            PublishedLedger.of(LOOKS, dataset(0, 6, 3, 1e-6, 3)), terms, "ledger.json");
    assertEquals(
        List.of(
            "ledger.json#/dataset/dataset",
            "ledger.json#/dataset/budgetEpsilon",
            "ledger.json#/dataset/budgetDelta"),
        check.findings().stream().map(Finding::subject).toList());
  }

  private static List<String> places(LedgerExtract looks, DatasetExtract dataset) {
    LedgerChecks.Terms terms = new LedgerChecks.Terms("traffic", Optional.of(ALL), TOTAL, 2.7);
    return LedgerChecks.check(PublishedLedger.of(looks, dataset), terms, "ledger.json")
        .findings()
        .stream()
        .map(finding -> finding.subject().substring("ledger.json#/".length()))
        .toList();
  }

  private static DatasetExtract dataset(
      int before, double budget, double epsilon, double delta, double ledger) {
    return raised(before, budget, epsilon, delta, ledger);
  }

  private static DatasetExtract raised(
      int before, double budget, double epsilon, double delta, double ledger, double... raises) {
    return new DatasetExtract(
        "traffic",
        A,
        B,
        before,
        budget,
        2e-6,
        epsilon,
        delta,
        ledger,
        2e-6,
        Arrays.stream(raises)
            .mapToObj(
                to ->
                    new BudgetRaise(
                        BudgetRaise.SCHEMA, 1, A, 1, B, "traffic", to, 2e-6, "why", "today"))
            .toList(),
        Optional.empty());
  }
}
