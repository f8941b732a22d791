package org.hallmark.privacy.ledger;

import org.hallmark.provenance.Digest;

/**
 * One line of a ledger's second chain: an owner's explicit act that raised what all plans about a
 * dataset may spend together. It is published by every later release from the dataset.
 *
 * @param schema {@value #SCHEMA}
 * @param sequence from 1, without gaps
 * @param previous digest of the raise before, or of the schema id for the first
 * @param plans how many plans of all datasets the ledger had admitted by then
 * @param after digest of the last of these
 * @param dataset kebab-case id of the dataset
 * @param epsilon ε that all plans of the dataset may spend from then on
 * @param delta δ that all plans of the dataset may spend from then on
 * @param reason why, in the owner's words
 * @param raisedAt the time, by the owner's clock
 */
public record BudgetRaise(
    String schema,
    long sequence,
    Digest previous,
    long plans,
    Digest after,
    String dataset,
    double epsilon,
    double delta,
    String reason,
    String raisedAt)
    implements ChainLine {
  static final String SCHEMA = "hallmark-dataset-budget-raise-v1";
  static final ChainFile.Form<BudgetRaise> FORM =
      new ChainFile.Form<>(BudgetRaise.class, SCHEMA, BudgetRaise::requireSound);

  /** What all plans of the dataset may spend from then on. */
  Budget of(Budget before) {
    return new Budget(before.adjacency(), epsilon, delta);
  }

  private void requireSound() {
    boolean sound = epsilon > 0 && epsilon < Double.POSITIVE_INFINITY && delta > 0 && delta < 1;
    if (!sound || plans < 1) {
      throw new IllegalArgumentException(
          "a raise must have a budget and come after a plan. Provided value: "
              + epsilon
              + ", "
              + delta
              + ", "
              + plans);
    }
  }
}
