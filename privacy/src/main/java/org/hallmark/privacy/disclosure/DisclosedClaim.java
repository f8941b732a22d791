package org.hallmark.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.plan.SettingsBasis;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.privacy.statement.Uncovered;
import org.hallmark.provenance.json.Words;

/** The fields about what is released and what is claimed for it. */
record DisclosedClaim(PrivacyStatement said, DisclosureFacts facts, AccountingDetail numbers) {
  private static final String NO_FIELD = "A plan has no field for it.";

  List<DisclosedField> all() {
    List<DisclosedField> all = new ArrayList<>();
    for (Fields group :
        List.of(basic(), variant(), loss(), model(), accounting(), detail(), learning())) {
      all.addAll(group.all());
    }
    return all;
  }

  private Fields basic() {
    return new Fields("basic")
        .stated("name", facts.release().name())
        .stated("data-curators", String.join("; ", facts.release().creators()))
        .stated("intended-use", facts.release().question())
        .stated("data-product-type", "Synthetic table of rows drawn from a generative model.")
        .unknown("region", NO_FIELD)
        .unknown("sector", NO_FIELD)
        .stated("description", facts.release().title())
        .stated(
            "publication-date",
            "Run opened " + facts.release().openedAt() + ", by the owner's clock");
  }

  private Fields variant() {
    Fields group =
        new Fields("variant")
            .stated(
                "variant-name",
                said.delta() > 0
                    ? "Approximate differential privacy (ε, δ)"
                    : "Pure differential privacy")
            .stated(
                "data-domain",
                facts.release().source()
                    + "; columns with public kinds and bounds: "
                    + String.join(", ", facts.release().columns()));
    return sizeIsPublic()
        ? group.stated("unprotected-quantities", "The number of rows, " + said.nominalSize() + ".")
        : group.stated(
            "unprotected-quantities",
            "None: the row count is private, and the nominal size "
                + said.nominalSize()
                + ", in units of the kind '"
                + said.unit()
                + "', is a public choice of the plan.");
  }

  private boolean sizeIsPublic() {
    return said.adjacency() != Adjacency.ADD_OR_REMOVE;
  }

  private Fields loss() {
    return new Fields("loss")
        .stated("privacy-unit", said.unit())
        .stated(
            "privacy-unit-details",
            Words.kebab(said.adjacency())
                + ", at most one "
                + said.unit()
                + ". "
                + said.unitInWords()
                + UnitWords.together(said))
        .stated("epsilon", "at most " + Figures.upper(said.epsilonUpper()))
        .stated("delta", Figures.exact(said.delta()))
        .notApplicable("rho", "The claim is one of (ε, δ), not of zero-concentrated privacy.")
        .stated(
            "budget-breakdown",
            said.charges().stream()
                .map(c -> c.id() + ": " + Figures.upper(c.epsilonAlone()))
                .collect(Collectors.joining("; ", "ε of each look alone, at the same δ: ", "")));
  }

  private Fields model() {
    return new Fields("model")
        .stated("trust-model", "Central: the owner holds the source and runs the program.")
        .stated(
            "actors",
            "The owner is trusted with the source. Every reader of the release is taken for an"
                + " adversary who knows all other units, the plan, the program and every public"
                + " seed, and can compute without limit but for breaking AES-256 and HKDF-SHA-256.")
        .stated(
            "releases",
            "One release; the plan allows at most "
                + facts.release().runBudget()
                + " runs, and all that were opened are charged. What all plans about these data have"
                + " spent together: ledger.json.")
        .stated("source-dynamics", "Static: one file, committed to before the first run.")
        .stated("interaction", "Not interactive: every look was fixed in the sealed plan.");
  }

  private Fields accounting() {
    return new Fields("accounting")
        .stated(
            "post-processing",
            "Optimiser, synthetic rows, divergences, intervals, law checks and claims follow from"
                + " noised values and public seeds alone.")
        .stated(
            "composition",
            "All looks of all runs are composed; the least of these rigorous bounds is claimed: "
                + String.join(", ", said.bounds().keySet())
                + ".");
  }

  private Fields detail() {
    return new Fields("accounting-detail")
        .stated(
            "event-tree", "results/privacy.json, member charges: every event with its parameters.")
        .stated("accountant", said.accountant())
        .stated(
            "discretisation",
            "Fixed by the accountant's id, which gives the same bounds to the last bit; its errors"
                + " are part of the bounds.")
        .stated(
            "interval",
            "ε in ["
                + Figures.lower(numbers.epsilonLower())
                + ", "
                + Figures.upper(numbers.epsilonUpper())
                + "]")
        .stated(
            "curve",
            numbers.curve().stream()
                .map(
                    p ->
                        "ε ≤ " + Figures.upper(p.epsilon()) + " at δ = " + Figures.exact(p.delta()))
                .collect(Collectors.joining("; ", "", ".")))
        .stated(
            "gaussian-mu",
            numbers
                .mu()
                .map(mu -> Figures.upper(mu) + ", a summary of the curve's points and no bound")
                .orElse("infinity"))
        .stated(
            "true-positive-rates",
            numbers.tests().stream()
                .map(
                    t ->
                        "at most "
                            + Figures.percent(t.truePositiveRate())
                            + " at a false-positive rate of "
                            + Figures.percent(t.falsePositiveRate()))
                .collect(Collectors.joining("; ", "", ".")))
        .stated("sampler", sampler())
        .stated("adjacency", Words.kebab(said.adjacency()) + "; both directions are computed");
  }

  private String sampler() {
    return facts.training() instanceof DpSgd steps
        ? "Poisson: every "
            + said.unit()
            + " joins a step by its own coin of probability "
            + Figures.exact(steps.samplingRate())
            + ". One set of numbers gives sampler, noise and event, so that they cannot disagree."
        : "None: every "
            + said.unit()
            + " counts in every table of counts. One set of numbers gives noise and events, so that"
            + " they cannot disagree.";
  }

  private String outputs() {
    return facts.training() instanceof DpSgd
        ? "Every noised sum of a step"
            + (facts.transcript() == Transcript.FULL ? ", all of which are published" : "")
            + ", hence every checkpoint and the final weights"
        : "Every noisy count of training, all of which are published as the weights, and the tree";
  }

  private boolean isOpen() {
    return said.uncovered().flatMap(Uncovered::source).isPresent();
  }

  /** After Ponomareva et al. 2023. */
  private Fields learning() {
    String looks =
        said.charges().stream()
            .map(ChargedEvent::id)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
    return new Fields("dp-fy-ml")
        .stated(
            "data-accesses-covered",
            (isOpen() ? "Training: " : "Training and every noisy count: ")
                + looks
                + "."
                + (isOpen() ? " Not covered: exact numbers about the source, which is public." : "")
                + said.uncovered()
                    .filter(other -> other.dataSeen() > 0)
                    .map(other -> " Not covered: exact numbers that the owner has seen.")
                    .orElse("")
                + (said.settingsChosenOn() == SettingsBasis.THIS_SOURCE
                    ? " Not covered: the looks at these data by which the settings were chosen."
                    : ""))
        .stated("outputs-covered", outputs() + (isOpen() ? "." : "; every noisy count."))
        .stated("level", said.unit() + "-level")
        .stated(
            "sampling",
            facts.training() instanceof DpSgd
                ? "True Poisson sampling, as accounted for; no shuffling."
                : "None: all records count.");
  }
}
