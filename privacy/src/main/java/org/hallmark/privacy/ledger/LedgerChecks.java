package org.hallmark.privacy.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;

/** What a verifier asks of a published ledger; it needs the sealed plan and the privacy claim. */
public final class LedgerChecks {
  private static final String CODE = "privacy-ledger";

  private final PublishedLedger ledger;
  private final Terms terms;
  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  private LedgerChecks(PublishedLedger ledger, Terms terms, String file) {
    this.ledger = ledger;
    this.terms = terms;
    this.file = file;
  }

  /**
   * What plan and privacy claim say.
   *
   * @param dataset the dataset's id
   * @param stated the dataset's budget, where the plan states it
   * @param total what all runs of the plan may spend
   * @param claimed the ε that the release claims
   */
  public record Terms(String dataset, Optional<Budget> stated, Budget total, double claimed) {}

  /**
   * The check of {@code ledger}.
   *
   * @param file what findings call it
   */
  public static Check check(PublishedLedger ledger, Terms terms, String file) {
    LedgerChecks checks = new LedgerChecks(ledger, terms, file);
    checks.looks();
    checks.dataset();
    return Check.of(
        CODE,
        "Does the owner's ledger hold at least what is claimed, within the dataset's budget?",
        checks.findings);
  }

  private void looks() {
    LedgerExtract looks = ledger.looks();
    same("schema", PublishedLedger.SCHEMA, ledger.schema());
    same("looks/adjacency", terms.total().adjacency(), looks.adjacency());
    same("looks/delta", terms.total().delta(), looks.delta());
    atLeast("looks/epsilonUpper", terms.claimed(), looks.epsilonUpper());
    if (looks.head().equals(looks.previousHead())) {
      find("looks/head", "another digest than the previous head's", looks.head().toString());
    }
  }

  private void dataset() {
    DatasetExtract dataset = ledger.dataset();
    same("dataset/dataset", terms.dataset(), dataset.dataset());
    if (dataset.head().equals(dataset.previousHead())) {
      find("dataset/head", "another digest than the previous head's", dataset.head().toString());
    }
    if (dataset.plansBefore() < 0) {
      find("dataset/plansBefore", "at least 0", "" + dataset.plansBefore());
    }
    Budget budget = terms.stated().orElse(terms.total());
    if (terms.stated().isPresent() || dataset.plansBefore() == 0) {
      same("dataset/budgetEpsilon", budget.epsilon(), dataset.budgetEpsilon());
      same("dataset/budgetDelta", budget.delta(), dataset.budgetDelta());
    }
    if (dataset.plansBefore() == 0) {
      atMost("dataset/epsilon", terms.total().epsilon(), dataset.epsilon());
      atMost("dataset/delta", terms.total().delta(), dataset.delta());
    }
    if (dataset.dataSeen().map(looks -> looks < 1).orElse(false)) {
      find("dataset/dataSeen", "at least 1, or nothing", "" + dataset.dataSeen().get());
    }
    raises(dataset);
    atLeast("dataset/epsilon", terms.total().epsilon(), dataset.epsilon());
    atLeast("dataset/delta", terms.total().delta(), dataset.delta());
    atLeast("dataset/ledgerEpsilon", dataset.epsilon(), dataset.ledgerEpsilon());
    atLeast("dataset/ledgerDelta", dataset.delta(), dataset.ledgerDelta());
    atLeast("dataset/budgetEpsilon", dataset.epsilon(), dataset.budgetEpsilon());
    atLeast("dataset/budgetDelta", dataset.delta(), dataset.budgetDelta());
  }

  /** A budget that was raised is the one of the last raise, and none was lowered. */
  private void raises(DatasetExtract dataset) {
    List<BudgetRaise> raises = dataset.raises();
    for (int i = 0; i < raises.size(); i++) {
      BudgetRaise raise = raises.get(i);
      String place = "dataset/raises/" + i;
      same(place + "/schema", BudgetRaise.SCHEMA, raise.schema());
      same(place + "/dataset", dataset.dataset(), raise.dataset());
      BudgetRaise next = i + 1 < raises.size() ? raises.get(i + 1) : raise;
      atLeast("dataset/raises/epsilon", raise.epsilon(), next.epsilon());
      atLeast("dataset/raises/delta", raise.delta(), next.delta());
    }
    if (!raises.isEmpty()) {
      BudgetRaise last = raises.get(raises.size() - 1);
      same("dataset/budgetEpsilon", last.epsilon(), dataset.budgetEpsilon());
      same("dataset/budgetDelta", last.delta(), dataset.budgetDelta());
      if (dataset.plansBefore() < 1) {
        find(
            "dataset/plansBefore",
            "at least 1, where a budget was raised",
            "" + dataset.plansBefore());
      }
    }
  }

  private void atLeast(String member, double least, double found) {
    boolean finite = Double.isFinite(found) && Double.isFinite(least);
    if (!finite || Decimals.of(found).compareTo(Decimals.of(least)) < 0) {
      find(member, "at least " + least, "" + found);
    }
  }

  private void atMost(String member, double most, double found) {
    if (!Double.isFinite(found) || Decimals.of(found).compareTo(Decimals.of(most)) > 0) {
      find(member, "at most " + most, "" + found);
    }
  }

  private void same(String member, Object expected, Object found) {
    if (!expected.equals(found)) {
      find(member, expected.toString(), found.toString());
    }
  }

  private void find(String member, String expected, String found) {
    findings.add(new Finding(CODE, file + "#/" + member, expected, found));
  }
}
