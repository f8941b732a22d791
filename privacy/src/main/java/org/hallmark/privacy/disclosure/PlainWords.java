package org.hallmark.privacy.disclosure;

import java.util.List;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.plan.SettingsBasis;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.privacy.statement.Uncovered;

/** A privacy claim as a scientist would want it told. */
final class PlainWords {
  private static final double RATE = 0.01;
  private static final double RARE = 0.001;
  private static final String WITH_SUMS =
      " All of this release includes the noised sums of all steps of training, which are published"
          + " beside the weights: these numbers were computed for somebody who sees every sum, so"
          + " that publishing them makes nothing worse.";

  private PlainWords() {}

  static List<String> of(PrivacyStatement said, AccountingDetail numbers, Transcript transcript) {
    String learn = learn(said, numbers) + (transcript == Transcript.FULL ? WITH_SUMS : "");
    return List.of(unit(said), learn, notProtected(said), trust(said));
  }

  private static String unit(PrivacyStatement said) {
    return "What is protected: one "
        + said.unit()
        + " of the source. "
        + said.unitInWords()
        + UnitWords.together(said);
  }

  private static String learn(PrivacyStatement said, AccountingDetail numbers) {
    if (numbers.curve().isEmpty()) {
      return "What somebody could still learn: there is no bound, for something about the source"
          + " was published without noise.";
    }
    return "What somebody could still learn: suppose that they know every other "
        + said.unit()
        + " and see "
        + seen(said)
        + ", and are to tell whether a given one "
        + presence(said.adjacency())
        + ". If they may be wrong about 1 in 100 of those for which the answer is no, they find at"
        + " most "
        + Figures.percent(numbers.test(RATE).truePositiveRate())
        + " of those for which it is yes; by guessing, without the release, 1 %. If they may be"
        + " wrong about 1 in 1000 only, they find at most "
        + Figures.percent(numbers.test(RARE).truePositiveRate())
        + ".";
  }

  /** What ε bounds. */
  private static String seen(PrivacyStatement said) {
    return said.uncovered().flatMap(Uncovered::source).isPresent()
        ? "the weights and the synthetic data, but not the source, which everybody may see, nor the"
            + " exact numbers about it that are published beside"
        : "all of this release";
  }

  private static String presence(Adjacency adjacency) {
    return switch (adjacency) {
      case ADD_OR_REMOVE -> "was in the source";
      case REPLACE_ONE -> "had its value, and not a certain other one";
      case ZERO_OUT -> "had its value, and was not empty";
    };
  }

  private static String notProtected(PrivacyStatement said) {
    return "What is not protected: "
        + said.notProtected()
        + " Nor is what the source says about the world at large, or about a "
        + said.unit()
        + " through others that resemble it: a release is meant to tell that. "
        + UnitWords.groups(said);
  }

  private static String trust(PrivacyStatement said) {
    return "What rests on trust: that the owner ran this program unchanged on the source, kept the"
        + " secret to themselves, and counted every other look at it in the same ledger"
        + (said.settingsChosenOn() == SettingsBasis.THIS_SOURCE
            ? ""
            : ", and that the settings were chosen as the plan says")
        + ". No reader of the release can check that.";
  }
}
