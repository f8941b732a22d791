package org.hallmark.privacy.ledger;

import java.math.BigDecimal;
import java.util.List;
import org.hallmark.privacy.event.Decimals;

/**
 * What plans may spend together: ε and δ added up, in the decimals that the plans were written in.
 *
 * <p>Comparing such a sum with a limit before each plan is a privacy filter: it bounds the loss
 * also where later plans are chosen by what earlier ones published (Rogers, Roth, Ullman and Vadhan
 * 2016, section 4; Whitehouse, Ramdas, Rogers and Wu 2023). A composition that is tighter for
 * parameters fixed in advance, such as one of privacy loss distributions, is not.
 *
 * @param epsilon Σε
 * @param delta Σδ
 */
record Spending(BigDecimal epsilon, BigDecimal delta) {
  static Spending of(List<PlanEntry> plans) {
    Spending sum = new Spending(BigDecimal.ZERO, BigDecimal.ZERO);
    for (PlanEntry plan : plans) {
      sum = sum.and(plan.spends());
    }
    return sum;
  }

  Spending and(Budget plan) {
    return new Spending(
        epsilon.add(Decimals.of(plan.epsilon())), delta.add(Decimals.of(plan.delta())));
  }

  boolean within(Budget limit) {
    return epsilon.compareTo(Decimals.of(limit.epsilon())) <= 0
        && delta.compareTo(Decimals.of(limit.delta())) <= 0;
  }
}
