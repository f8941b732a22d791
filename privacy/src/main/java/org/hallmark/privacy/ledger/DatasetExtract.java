package org.hallmark.privacy.ledger;

import java.util.List;
import java.util.Optional;
import org.hallmark.provenance.Digest;

/**
 * What a release publishes of its owner's dataset ledger: where its plan stands in it, and what all
 * plans up to it may spend together. It follows from what plans declare, never from contents.
 *
 * @param dataset id of the dataset that the plan declares
 * @param previousHead digest of the ledger's last line before the plan's
 * @param head digest of the plan's line
 * @param plansBefore how many plans of this dataset were admitted before
 * @param budgetEpsilon ε that all plans of the dataset may spend, as registered
 * @param budgetDelta δ that all plans of the dataset may spend, as registered
 * @param epsilon bound on the ε of the dataset's plans up to this one together
 * @param delta bound on the δ of the dataset's plans up to this one together
 * @param ledgerEpsilon the same over all datasets of the ledger: the bound for whoever is in
 *     several
 * @param ledgerDelta the same over all datasets of the ledger
 * @param raises every raise of the dataset's budget before this plan, with its reason
 * @param dataSeen how many times exact numbers about the dataset were computed for the owner alone,
 *     if ever
 */
public record DatasetExtract(
    String dataset,
    Digest previousHead,
    Digest head,
    int plansBefore,
    double budgetEpsilon,
    double budgetDelta,
    double epsilon,
    double delta,
    double ledgerEpsilon,
    double ledgerDelta,
    List<BudgetRaise> raises,
    Optional<Long> dataSeen) {
  public DatasetExtract {
    raises = List.copyOf(raises);
  }
}
