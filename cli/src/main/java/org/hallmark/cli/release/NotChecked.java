package org.hallmark.cli.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.plan.FreshnessPlan;
import org.hallmark.preregistration.plan.PlanFrame;
import org.hallmark.preregistration.seal.FreshnessChecks;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.statement.PrivacyStatement;

/** What nobody who holds a release can check; every report and verdict lists it. */
public final class NotChecked {
  private static final String TRAINING =
      "Training and the noise of every number about the source: the plan publishes no transcript of"
          + " the noised sums, so that training was not replayed, and weights that drawing rows does"
          + " not use, the encoder's, may be any. That needs the source and the secret, which a"
          + " trusted auditor may be given.";
  private static final String SUMS =
      "Where the noised sums of training come from, and the noise of every number about the source:"
          + " that the weights follow from the published sums is checked at tier replay; that these"
          + " are sums over rows of the source, with noise, needs the source and the secret, which a"
          + " trusted auditor may be given.";

  private static final String COUNTS =
      "Where the noisy counts of training come from, and the noise of every number about the source:"
          + " that the synthetic rows follow from the published counts is checked at tier replay;"
          + " that these are counts of rows of the source, with noise, and that the tree was chosen"
          + " as said, needs the source and the secret, which a trusted auditor may be given.";

  private static final String WITHHELD =
      "Comparisons record by record that the plan asks for: the source is confidential, so they are"
          + " withheld, and "
          + ReleaseFiles.WITHHELD
          + " holds commitments to them that only source and salts open.";
  private static final String SEALED_SOURCE =
      "Whether the sealed source is what its owner says it is: that it was not made up or chosen"
          + " before the seal, the source itself does not show.";
  private static final String ONE_LEDGER =
      "Releases outside the owner's privacy ledger: that it is the only one for these data, and"
          + " was never begun anew or put back, is taken on trust.";

  private static final String OPENLY =
      "Training: that the generator was trained on the public source, without the rows that the"
          + " plan holds out, and on nothing else. ";
  private static final String FROM_SEEDS =
      OPENLY
          + "All its randomness follows from public seeds: whoever has the source gives it with"
          + " --source and --retrain at tier replay, and it is trained again.";
  private static final String FROM_A_SECRET =
      OPENLY
          + "Its coins come from a secret of the owner, so that training was not replayed, and"
          + " weights that drawing rows does not use, the encoder's, may be any.";

  private NotChecked() {}

  /** The sentences for this plan and statement, at any tier below escrow. */
  public static List<String> byAnybody(ReleasePlan plan, Optional<PrivacyStatement> privacy) {
    List<String> sentences = history(plan.frame());
    if (privacy.isEmpty()) {
      sentences.add(FROM_SEEDS);
      return List.copyOf(sentences);
    }
    sentences.add(ONE_LEDGER);
    sentences.add(training(plan));
    if (WithheldWork.isAsked(plan)) {
      sentences.add(WITHHELD);
    }
    sentences.addAll(privacy.get().openWeaknesses());
    return List.copyOf(sentences);
  }

  private static String training(ReleasePlan plan) {
    if (plan.generator().gradients().isEmpty()) {
      return COUNTS;
    }
    return plan.generator().training().transcript() == Transcript.FULL ? SUMS : TRAINING;
  }

  /** How a training on a public source, without noise, was checked. */
  public enum Training {
    /** It was not asked to be. */
    OPEN,
    /** It was trained again. */
    REPEATED,
    /** It cannot be: an earlier version drew its randomness from a secret. */
    FROM_A_SECRET
  }

  /** The sentences for this plan, statement and training, at any tier below escrow. */
  public static List<String> byAnybody(
      ReleasePlan plan, Optional<PrivacyStatement> privacy, Training training) {
    List<String> sentences = new ArrayList<>(byAnybody(plan, privacy));
    if (training == Training.REPEATED) {
      sentences.remove(FROM_SEEDS);
    } else if (training == Training.FROM_A_SECRET) {
      sentences.replaceAll(sentence -> sentence.equals(FROM_SEEDS) ? FROM_A_SECRET : sentence);
    }
    return List.copyOf(sentences);
  }

  /** The sentences at tier escrow, for an auditor who has source and secret. */
  public static List<String> byAuditors(ReleasePlan plan, Optional<PrivacyStatement> privacy) {
    List<String> sentences = history(plan.frame());
    sentences.add(SEALED_SOURCE);
    privacy.ifPresent(
        said -> {
          sentences.add(ONE_LEDGER);
          sentences.addAll(said.openWeaknesses());
        });
    return List.copyOf(sentences);
  }

  private static List<String> history(PlanFrame frame) {
    List<String> sentences = new ArrayList<>();
    sentences.addAll(order(frame.freshness()));
    if (frame.choice().compares()) {
      sentences.add(
          "Divergences of the runs that were not chosen: they are what the owner wrote when the runs"
              + " were closed; their data are not published.");
    }
    sentences.add("Runs in another clone of the repository that were never published.");
    return sentences;
  }

  /** What the kind of outside value leaves open, whoever is trusted. */
  private static List<String> order(FreshnessPlan freshness) {
    return switch (freshness.from()) {
      case NONE ->
          List.of(
              "Order by an outside clock: the order of plan and run is self-asserted, for no outside"
                  + " value was fixed after the seal.",
              "Rehearsals before the seal: the owner may have tried plans, seeds and noise beforehand"
                  + " and sealed what came out best.");
      case AUDITOR_NONCE ->
          List.of(
              "Plans sealed beside this one: an owner may have asked for nonces for several plans and"
                  + " published one; auditors know how often they were asked.");
      case BEACON ->
          List.of(
              "Order by an outside clock: the order of plan and run is self-asserted; a beacon's value"
                  + " is public after its round, and that the plan was sealed before is the owner's"
                  + " word.",
              "Plans sealed beside this one for the same round, of which one was published.");
      case RFC3161 ->
          List.of(
              "Rehearsals with several replies: an authority answers as often as it is asked, and the"
                  + " owner may have taken the reply whose seeds came out best.");
    };
  }

  /** What an outside value leaves open for a reader who does not trust where it comes from. */
  public static List<String> untrusted(FreshnessChecks.Standing standing) {
    return standing == FreshnessChecks.Standing.UNTRUSTED
        ? List.of(
            "The outside value: it is in order, but your trust file names neither the auditor, nor the"
                + " beacon's value, nor the authority that it comes from; so the order of plan and run"
                + " is self-asserted for you.")
        : List.of();
  }
}
