package org.hallmark.privacy.ledger;

import java.util.List;
import org.hallmark.privacy.event.Decimals;

/**
 * A dataset as its owner sees it in the ledger. It is private: which plans continue it by their
 * contents follows from the records.
 *
 * @param id the dataset's id
 * @param registered what all plans may spend
 * @param declared the plans that declare it, in the order admitted
 * @param continued the plans that declare another dataset and whose contents continue this one
 * @param raises every raise of its budget
 * @param dataSeen how many exact looks for the owner alone there were
 */
public record DatasetAccount(
    String id,
    Budget registered,
    List<PlanEntry> declared,
    List<PlanEntry> continued,
    List<BudgetRaise> raises,
    long dataSeen) {
  public DatasetAccount {
    declared = List.copyOf(declared);
    continued = List.copyOf(continued);
    raises = List.copyOf(raises);
  }

  /** ε that all these plans may spend together. */
  public double epsilonSpent() {
    return spent().epsilon().doubleValue();
  }

  /** δ that all these plans may spend together. */
  public double deltaSpent() {
    return spent().delta().doubleValue();
  }

  /** ε that is left. */
  public double epsilonLeft() {
    return Decimals.of(registered.epsilon()).subtract(spent().epsilon()).doubleValue();
  }

  /** δ that is left. */
  public double deltaLeft() {
    return Decimals.of(registered.delta()).subtract(spent().delta()).doubleValue();
  }

  Spending spent() {
    Spending sum = Spending.of(declared);
    for (PlanEntry plan : continued) {
      sum = sum.and(plan.spends());
    }
    return sum;
  }
}
