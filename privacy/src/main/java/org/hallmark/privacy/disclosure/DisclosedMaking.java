package org.hallmark.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.json.Words;

/** The fields about how a release was made and can be checked. */
record DisclosedMaking(PrivacyStatement said, DisclosureFacts facts) {
  private static final String NO_AUDIT =
      "No audit of this release: a second training on confidential data would be charged like any"
          + " other. The same training can be audited on simulated rows with audit-privacy.";
  private static final String OWNER = "The owner's own business; nothing in a release shows it.";

  List<DisclosedField> all() {
    List<DisclosedField> all = new ArrayList<>();
    for (Fields group :
        List.of(implementation(), randomness(), numerics(), audit(), fitness(), seal())) {
      all.addAll(group.all());
    }
    return all;
  }

  private Fields implementation() {
    return new Fields("implementation")
        .stated(
            "preprocessing",
            "Cells are read by the plan's public kinds and bounds; what does not fit is clamped or"
                + " counted as bad, in silence. Bins, bounds and words come from the plan alone."
                + UnitWords.bounding(said))
        .stated(
            "hyper-parameter-tuning",
            "Settings chosen on: "
                + Words.kebab(said.settingsChosenOn())
                + ", outside the accounting. "
                + said.settingsInWords())
        .stated(
            "mechanisms",
            said.charges().stream()
                .map(ChargedEvent::mechanism)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", ")))
        .stated(
            "library",
            "Hallmark "
                + facts.program().version()
                + ", generator "
                + facts.program().generator()
                + ", code "
                + facts.program().code())
        .stated(
            "side-channels",
            "Arithmetic and sampling: see numerics; the time that an exact draw takes depends on"
                + " what is drawn. Private stages report steps alone, and published files bear one"
                + " time; running time and memory are not hidden from who watches the machine.")
        .withheld("access-control", OWNER)
        .unknown(
            "justification",
            "The budget, ε = "
                + Figures.exact(said.budget())
                + ", was sealed before training; a plan has no field for why it was chosen.")
        .stated(
            "validation",
            "Every bound is computed again by every verifier; samplers and sensitivities are tested"
                + " with the program.");
  }

  private Fields randomness() {
    return new Fields("randomness")
        .stated(
            "generator",
            "AES-256 in counter mode, keyed by HKDF-SHA-256 for each purpose and step. "
                + noiseOfCounts())
        .stated("entropy-source", "256 bits from the operating system of the owner's machine.")
        .stated("key-size", "256 bits")
        .stated("commitment", facts.bindings().secret())
        .stated("held-by", "The owner, in a folder that only they can read.")
        .unknown(
            "destroyed-or-escrowed",
            "Neither when this was written. The owner may hand it to an auditor, encrypted, or"
                + " destroy it, on record, both later and outside of the release.")
        .stated("freshness", facts.bindings().freshness())
        .stated(
            "computational",
            "The guarantee is computational: it holds against whoever cannot break HKDF-SHA-256 and"
                + " AES-256.");
  }

  private Fields numerics() {
    String mode = facts.program().numericMode();
    return facts.training() instanceof DpSgd steps
        ? new DisclosedNumerics(steps, said, mode).all()
        : new DisclosedMarginals(said).all();
  }

  private String noiseOfCounts() {
    return said.replay() == Replay.FROM_ESCROW
        ? "Noise of counts comes from it by "
            + said.noise().id()
            + ", so that whoever holds the secret can draw it again."
        : "Noise of counts does not: "
            + said.noise().id()
            + " takes it from Java's SecureRandom and forgets it, so that nobody can draw it"
            + " again.";
  }

  private static Fields audit() {
    Fields group = new Fields("audit");
    List.of(
            "method",
            "guesses",
            "significance",
            "epsilon-lower",
            "ceiling",
            "canary-type",
            "date",
            "code")
        .forEach(field -> group.notApplicable(field, NO_AUDIT));
    return group;
  }

  private Fields fitness() {
    double counts =
        said.charges().stream()
            .filter(c -> !facts.training().isLook(c.id()))
            .mapToDouble(ChargedEvent::epsilonAlone)
            .sum();
    return new Fields("fitness")
        .stated(
            "utility",
            "Divergences and law violations against noisy counts of the source:"
                + " results/measurements.json, results/laws.json, results/claims.json.")
        .stated("utility-cost", "The noisy counts' own ε add up to " + Figures.upper(counts) + ".")
        .unknown(
            "known-biases",
            "None is declared. Noise and a small model favour what is frequent: rare values and weak"
                + " dependence are the first to be lost.");
  }

  private Fields seal() {
    Fields group =
        new Fields("seal")
            .stated("plan-digest", facts.bindings().plan())
            .stated("data-commitment", facts.bindings().data())
            .stated(
                "manifest-digest",
                "In SHA256SUMS and in the signed tag; a file cannot hold its own.")
            .stated(
                "signer",
                "The key of the tag and of the attestations; trust in it is the reader's.");
    return transcript(group)
        .stated("tool-versions", "manifest.json, members versions and components")
        .notApplicable("supersedes", "A plan has no field for an earlier release.");
  }

  private Fields transcript(Fields group) {
    return facts.transcript() == Transcript.NONE
        ? group.notApplicable("transcript-digest", "No transcript of noised sums is released.")
        : group.stated(
            "transcript-digest",
            "In manifest.json, one of each file generator/transcript-*.bin. They hold the noised"
                + " sum of every step, from which anybody can compute the weights again. They cost"
                + " no more ε: the training is charged for all of these sums, and the weights were"
                + " computed from nothing else.");
  }
}
