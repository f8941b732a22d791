package org.hallmark.privacy.ledger;

/** A look that the budget cannot pay for; nothing was recorded and nothing was looked at. */
public final class BudgetExceededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final double spent;
  private final double wouldBe;
  private final transient Budget budget;

  BudgetExceededException(String id, double spent, double wouldBe, Budget budget) {
    super(
        "privacy budget: "
            + id
            + " would raise epsilon from "
            + spent
            + " to "
            + wouldBe
            + ", above the "
            + budget.epsilon()
            + " that the plan allows at delta "
            + budget.delta());
    this.id = id;
    this.spent = spent;
    this.wouldBe = wouldBe;
    this.budget = budget;
  }

  /** Id of the look that was refused. */
  public String id() {
    return id;
  }

  /** ε spent so far. */
  public double spent() {
    return spent;
  }

  /** ε with the look that was refused. */
  public double wouldBe() {
    return wouldBe;
  }

  public Budget budget() {
    return budget;
  }
}
