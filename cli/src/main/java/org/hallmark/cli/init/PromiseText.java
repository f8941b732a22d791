package org.hallmark.cli.init;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.hallmark.cli.init.Draft.Promise;

/** The sections of a plan in YAML that say what is promised about privacy, and about which data. */
final class PromiseText {
  /** The share of ε for the numbers about the source. */
  private static final BigDecimal EVALUATION = new BigDecimal("0.2");

  /** Few enough to read, and rounded down, so that shares add up to no more than the whole. */
  static final MathContext DIGITS = new MathContext(4, RoundingMode.DOWN);

  private PromiseText() {}

  static String of(Draft draft) {
    return draft
        .privacy()
        .map(promise -> of(draft, promise))
        .orElse(
            """
          # Numbers about a public source are exact, and nothing is promised about privacy. For a
          # training with noise write a section as for confidential data; see docs/measuring.md.
          privacy: none

          """);
  }

  private static String of(Draft draft, Promise promise) {
    BigDecimal epsilon = BigDecimal.valueOf(promise.epsilon()).stripTrailingZeros();
    BigDecimal evaluation = evaluation(promise);
    return """
        privacy:
          # Whose presence is hidden: one row. Where one person or device has several rows, say
          #   unit: {name: person, columns: [person_id], records: 20}
          unit: record
          unitInWords: One row of the table.
          notProtected: Somebody with several rows is not hidden by hiding one of them.
          adjacency: add-or-remove
          epsilon: %s
          delta: %s
          training: %s                  # of epsilon
          evaluation: %s                # of epsilon
          # A confession: this-source, other-data or no-data. Settings tried out on the source are
          # a look at it that epsilon does not cover.
          settingsChosenOn: other-data
          settingsInWords: >-
            Proposed by hallmark init from the header of the table and from what its owner said of
            the columns; steps, learning rate and clipping norm are those of the arterial-traffic
            example.%s

        # Which data these are in your privacy ledger; all plans about them share this budget.
        dataset: {id: %s, epsilon: %s, delta: %s}
        %s
        """
        .formatted(
            epsilon.toPlainString(),
            delta(promise.delta()),
            epsilon.subtract(evaluation).toPlainString(),
            evaluation.toPlainString(),
            promise.bought().isEmpty()
                ? ""
                : " Bounds were bought from the privacy ledger, which counts them.",
            draft.name(),
            promise.together().toPlainString(),
            delta(promise.delta() * (promise.bought().isEmpty() ? 1 : 2)),
            promise.bought().isEmpty()
                ? ""
                : "# Of it, these were spent on bounds: "
                    + PlanText.comment(new TreeMap<>(promise.bought()).toString())
                    + "\n");
  }

  /** With a point, as YAML's numbers with exponents have. */
  private static String delta(double delta) {
    String text = Double.toString(delta);
    return text.replace("E", "e");
  }

  /** What of epsilon pays for the numbers about the source. */
  static BigDecimal evaluation(Promise promise) {
    return BigDecimal.valueOf(promise.epsilon())
        .multiply(EVALUATION)
        .round(DIGITS)
        .stripTrailingZeros();
  }
}
