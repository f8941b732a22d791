package org.hallmark.privacy.ledger;

import java.math.BigDecimal;
import org.hallmark.privacy.event.Decimals;

/**
 * A plan that the budget of its dataset cannot pay for; nothing was recorded and nothing was looked
 * at.
 */
public final class DatasetBudgetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DatasetBudgetException(String message) {
    super(message);
  }

  /** By what plans declare: public facts alone. */
  static DatasetBudgetException declared(
      AdmissionRequest request, Budget registered, Spending declared) {
    return new DatasetBudgetException(
        "privacy ledger: the dataset "
            + request.dataset()
            + " cannot pay for another plan that may spend "
            + inWords(request.spends().epsilon(), request.spends().delta())
            + ": of the "
            + inWords(registered.epsilon(), registered.delta())
            + " that it was registered with, "
            + inWords(declared.epsilon(), declared.delta())
            + " is given to earlier plans. The data were not read");
  }

  /** A budget or adjacency other than the one that was registered: public facts alone. */
  static DatasetBudgetException registered(String dataset, String what) {
    return new DatasetBudgetException(
        "privacy ledger: the dataset " + dataset + " is registered with " + what);
  }

  /** By the contents: it says neither which dataset nor how much, since output may be shown. */
  static DatasetBudgetException contents() {
    return new DatasetBudgetException(
        "privacy ledger: it cannot pay for this plan. hallmark status tells the ledger's owner what"
            + " is left of each dataset, and contents that were registered once continue it"
            + " whatever a plan calls them");
  }

  /** By the contents too: exact numbers of them are bound to the dataset of the first look. */
  static DatasetBudgetException seen() {
    return new DatasetBudgetException(
        "privacy ledger: these contents belong to a dataset of another name, of which exact numbers"
            + " are or were computed for its owner alone; releases from it must tell of that. Give"
            + " the plan's section dataset the id that they were registered or looked at with");
  }

  private static String inWords(double epsilon, double delta) {
    return inWords(Decimals.of(epsilon), Decimals.of(delta));
  }

  private static String inWords(BigDecimal epsilon, BigDecimal delta) {
    return "epsilon " + epsilon.toPlainString() + " at delta " + delta;
  }
}
