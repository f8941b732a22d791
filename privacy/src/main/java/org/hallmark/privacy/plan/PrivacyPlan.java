package org.hallmark.privacy.plan;

import java.util.Optional;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;

/**
 * What a plan promises about privacy.
 *
 * @param unit whose presence is protected
 * @param unitInWords the unit as a sentence for a scientist
 * @param notProtected what the unit does not protect, in words
 * @param adjacency the neighbouring relation
 * @param epsilon ε of one run
 * @param delta δ of one run
 * @param total what all runs may spend together
 * @param training share of ε for the generator
 * @param evaluation share of ε for observables and laws; 0 where the source is public, and numbers
 *     about it are exact
 * @param settingsChosenOn what was looked at when the plan's settings were chosen
 * @param settingsInWords how they were chosen, in words
 * @param noise what draws the noise of released counts; our own, where the plan does not say
 */
public record PrivacyPlan(
    PrivacyUnit unit,
    String unitInWords,
    String notProtected,
    Adjacency adjacency,
    double epsilon,
    double delta,
    TotalBudget total,
    double training,
    double evaluation,
    SettingsBasis settingsChosenOn,
    String settingsInWords,
    NoiseBackend noise) {
  /** Above this ε nothing is protected in any sense that a reader would recognise. */
  public static final double MOST_EPSILON = 50;

  static final String TOO_MUCH =
      "must be at most "
          + Decimals.of(MOST_EPSILON).toPlainString()
          + ": with more, the noise protects nothing";

  private static final String SECTION = "privacy";
  private static final String EPSILON = "epsilon";
  private static final String TRAINING = "training";
  private static final String EVALUATION = "evaluation";

  /**
   * Reads a plan's section {@code privacy}, which a plan about a public source may leave out, or
   * say {@code none} of; every mistake is recorded.
   */
  public static Optional<PrivacyPlan> ofPlan(Fields plan, SourcePlan source) {
    Optional<Node> said = plan.raw(SECTION);
    boolean none = said.map(PrivacyPlan::isNone).orElse(true);
    boolean needed = source.confidentiality() == Confidentiality.CONFIDENTIAL;
    if (none && !needed) {
      return Optional.empty();
    }
    if (none && said.isPresent()) {
      plan.mistake(
          SECTION, "must be an object: what a confidential source is protected by cannot be none");
      return Optional.empty();
    }
    return Optional.of(read(plan.object(SECTION), source));
  }

  private static boolean isNone(Node said) {
    return said.kind() == Node.Kind.STRING && said.text().equals("none");
  }

  /** Reads the section itself. */
  public static PrivacyPlan read(Fields privacy, SourcePlan source) {
    boolean exact = source.confidentiality() == Confidentiality.PUBLIC;
    double epsilon = privacy.number(EPSILON, Bounds.positive());
    double delta = privacy.number("delta", Bounds.open(0, 1));
    PrivacyPlan plan =
        new PrivacyPlan(
            PrivacyUnit.read(privacy, source),
            privacy.text("unitInWords"),
            privacy.text("notProtected"),
            privacy.choice("adjacency", Adjacency.class),
            epsilon,
            delta,
            TotalBudget.read(privacy, epsilon, delta),
            exact
                ? privacy.number(TRAINING, Bounds.positive(), epsilon)
                : privacy.number(TRAINING, Bounds.positive()),
            exact ? 0 : privacy.number(EVALUATION, Bounds.positive()),
            privacy.choice("settingsChosenOn", SettingsBasis.class),
            privacy.text("settingsInWords"),
            privacy.choice("noise", NoiseBackend.HALLMARK_DISCRETE));
    plan.check(privacy, source);
    if (exact && privacy.has(EVALUATION)) {
      privacy.mistake(
          EVALUATION, "must be left out: numbers about a public source are exact and cost nothing");
    }
    privacy.done();
    return plan;
  }

  /** What all runs may spend together. */
  public Budget budget() {
    return new Budget(adjacency, total.epsilon(), total.delta());
  }

  private void check(Fields privacy, SourcePlan source) {
    if (!unit.isRecord() && source.publicRows().isPresent()) {
      privacy.mistake(
          "unit",
          "must be '"
              + PrivacyUnit.RECORD_WORD
              + "' where the row count of the source is public: how many records a larger unit has"
              + " is private");
    }
    if (privacy.has(EPSILON) && epsilon > MOST_EPSILON) {
      privacy.mistake(EPSILON, TOO_MUCH);
    }
    if (privacy.has("adjacency")) {
      checkAdjacency(privacy, source);
    }
    boolean exact = source.confidentiality() == Confidentiality.PUBLIC;
    if (privacy.has(EPSILON) && privacy.has(TRAINING) && (exact || privacy.has(EVALUATION))) {
      checkShares(privacy);
    }
  }

  private void checkAdjacency(Fields privacy, SourcePlan source) {
    boolean sizeIsPrivate = source.publicRows().isEmpty();
    if (sizeIsPrivate && adjacency != Adjacency.ADD_OR_REMOVE) {
      privacy.mistake(
          "adjacency",
          "must be 'add-or-remove' where the row count of the source is private: "
              + "the others take it for known");
    }
    if (!sizeIsPrivate && adjacency == Adjacency.ADD_OR_REMOVE) {
      privacy.mistake(
          "adjacency",
          "must be 'zero-out' where the row count of the source is public: "
              + "'add-or-remove' promises to hide it");
    }
    if (!sizeIsPrivate && adjacency == Adjacency.REPLACE_ONE) {
      privacy.mistake(
          "adjacency",
          "must be 'zero-out': no accountant of this version has a bound for "
              + "Poisson-sampled training under 'replace-one'");
    }
  }

  private void checkShares(Fields privacy) {
    if (Decimals.of(training).add(Decimals.of(evaluation)).compareTo(Decimals.of(epsilon)) != 0) {
      privacy.mistake(
          EPSILON,
          "must be training + evaluation = "
              + Decimals.of(training).add(Decimals.of(evaluation)).toPlainString());
    }
  }
}
