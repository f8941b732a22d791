package org.hallmark.privacy.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Gaussian;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.event.RepeatAndSelect;
import org.hallmark.privacy.event.SampledWithoutReplacement;
import org.hallmark.privacy.event.TreeAggregation;
import org.hallmark.privacy.event.TruncatedPoissonGaussian;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.plan.SettingsBasis;
import org.hallmark.privacy.plan.SourcePlan;

/** Privacy statements made of what was charged. */
public final class Statements {
  /**
   * Id and version of all that is said in words: weaknesses, trust, purposes of looks and the
   * disclosure. The same id gives the same words for the same claim.
   */
  public static final String VERSION = "hallmark-privacy-statement-v2";

  /** The noise of training is not drawn from the exact law. */
  public static final String FLOAT_NOISE =
      "Idealised numerics, noise: the Gaussian noise of training is drawn in floating-point"
          + " arithmetic, which comes close to the normal law but is not it; the accounting takes"
          + " it for the normal law.";

  /** The sums of training are rounded. */
  public static final String FLOAT_SUMS =
      "Idealised numerics, sums: clipped gradients are added in 32-bit floating-point arithmetic,"
          + " so rounding lets one record move a sum by slightly more than the clipping norm; the"
          + " accounting takes the clipping norm for the limit.";

  /** What exact sums rest on. */
  public static final String EXACT_ROWS =
      "Exact sums, one assumption: what the engine computes of a record before the sums does not"
          + " depend on the record's place or neighbours in a batch. Its arithmetic is made so, and"
          + " it was tried on made-up records before the training; it is not proven.";

  /** The plan itself looked at the source. */
  public static final String SETTINGS_ON_SOURCE =
      "Unaccounted looks before the plan: the settings of the plan were chosen by looking at these"
          + " same data without noise. That choice may tell something about a record, and ε does"
          + " not cover it.";

  /** A backend that forgets its randomness drew the noise of the statistics. */
  public static final String NOT_REPLAYABLE =
      "Noise of statistics, not replayable: it was drawn by a library that forgets its randomness,"
          + " so not even an auditor to whom the owner opens the escrow can draw it again.";

  private static final String EXACT_TRAINING = DpSgd.purpose(Sums.EXACT);
  private static final String FLOAT_TRAINING = DpSgd.purpose(Sums.FLOAT32);
  private static final String COMPUTATIONAL =
      "The guarantee is computational: all private randomness is expanded from one 256-bit secret"
          + " by HKDF-SHA-256 and AES-256, and holds against whoever cannot break these.";
  private static final String NO_AUDIT =
      "The claim follows from the mathematics of the mechanisms; it was not tested by attacking the"
          + " trained generator.";

  private static final String SECRET =
      "The owner keeps the release secret and the salts to themselves. Whoever holds them can"
          + " compute the noise and remove it.";
  private static final String SETTINGS_ELSEWHERE =
      "The plan says that its settings were chosen without looking at these data. Nothing in a"
          + " release can show that.";
  private static final String PROGRAM =
      "The owner ran this program unchanged on the data committed to. Only an auditor who is given"
          + " the source and the secret can check that.";
  private static final String ONE_LEDGER =
      "The owner keeps one privacy ledger for these data. Releases outside it, by this or any other"
          + " program, add to the privacy loss and are not counted here.";
  private static final String SIDE_CHANNELS =
      "Nobody watched the owner's machine: running times and memory use of the private stages are"
          + " not hidden from someone who can.";

  private Statements() {}

  /**
   * The statement of a release.
   *
   * @param charges every look of every run, in the order charged; the claim is about all of them
   * @param uncovered what else was taken from the source
   */
  public static PrivacyStatement of(
      SourcePlan source, PrivacyPlan plan, List<Charge> charges, Optional<Uncovered> uncovered) {
    List<PrivacyEvent> events = charges.stream().map(Charge::event).toList();
    SortedMap<String, Double> bounds =
        Accounting.bounds(events, plan.adjacency(), plan.total().delta());
    return new PrivacyStatement(
        plan.unit().name(),
        plan.unit().columns(),
        plan.unit().records(),
        plan.unitInWords(),
        plan.notProtected(),
        plan.settingsChosenOn(),
        plan.settingsInWords(),
        plan.adjacency(),
        source.nominalSize(),
        plan.total().delta(),
        plan.total().epsilon(),
        Collections.min(bounds.values()),
        bounds,
        Accounting.ID,
        plan.noise(),
        plan.noise().replay(),
        charges.stream().map(charge -> charged(charge, plan)).toList(),
        openWeaknesses(
            events,
            sums(charges.stream().map(Charge::purpose).toList()),
            plan.settingsChosenOn(),
            plan.noise().replay(),
            uncovered),
        trust(plan.settingsChosenOn()),
        uncovered);
  }

  /** What the claim leaves open for these looks, settings and noise, each a sentence. */
  public static List<String> openWeaknesses(
      List<PrivacyEvent> events,
      Sums sums,
      SettingsBasis settings,
      Replay noise,
      Optional<Uncovered> uncovered) {
    List<String> weaknesses = new ArrayList<>();
    uncovered.ifPresent(looks -> weaknesses.addAll(looks.sentences()));
    if (settings == SettingsBasis.THIS_SOURCE) {
      weaknesses.add(SETTINGS_ON_SOURCE);
    }
    if (PrivacyEvents.parts(events).stream().anyMatch(Statements::isFloat)) {
      weaknesses.addAll(
          sums == Sums.EXACT ? List.of(EXACT_ROWS) : List.of(FLOAT_NOISE, FLOAT_SUMS));
    }
    if (noise == Replay.NEVER) {
      weaknesses.add(NOT_REPLAYABLE);
    }
    weaknesses.add(COMPUTATIONAL);
    weaknesses.add(NO_AUDIT);
    return List.copyOf(weaknesses);
  }

  /** How trainings with these purposes add: exactly only where all say so. */
  static Sums sums(List<String> purposes) {
    List<String> trainings =
        purposes.stream().filter(Set.of(EXACT_TRAINING, FLOAT_TRAINING)::contains).toList();
    boolean exact = !trainings.isEmpty() && trainings.stream().allMatch(EXACT_TRAINING::equals);
    return exact ? Sums.EXACT : Sums.FLOAT32;
  }

  /** What rests on trust, each a sentence or two. */
  public static List<String> trust(SettingsBasis settings) {
    List<String> trust = new ArrayList<>(List.of(SECRET, PROGRAM, ONE_LEDGER, SIDE_CHANNELS));
    if (settings != SettingsBasis.THIS_SOURCE) {
      trust.add(SETTINGS_ELSEWHERE);
    }
    return List.copyOf(trust);
  }

  /** ε of one look alone. */
  static double epsilonAlone(PrivacyEvent event, Adjacency adjacency, double delta) {
    return Accounting.epsilonUpper(List.of(event), adjacency, delta);
  }

  private static ChargedEvent charged(Charge charge, PrivacyPlan plan) {
    return new ChargedEvent(
        charge.id(),
        charge.purpose(),
        charge.event().mechanism(),
        charge.event().parameters(),
        epsilonAlone(charge.event(), plan.adjacency(), plan.total().delta()));
  }

  private static boolean isFloat(PrivacyEvent event) {
    return event instanceof PoissonSampledGaussian
        || event instanceof Gaussian
        || event instanceof TruncatedPoissonGaussian
        || event instanceof SampledWithoutReplacement
        || event instanceof TreeAggregation
        || event instanceof RepeatAndSelect e
            && PrivacyEvents.parts(e.looks()).stream().anyMatch(Statements::isFloat);
  }
}
