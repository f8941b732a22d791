package org.hallmark.reports.words;

import java.util.Optional;
import java.util.stream.Collectors;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.reports.html.Numbers;

/** What ε and δ mean, said without mathematics. */
public final class PrivacyWords {
  private PrivacyWords() {}

  public static String epsilon(PrivacyStatement privacy) {
    return Numbers.upper(privacy.epsilonUpper());
  }

  /** δ as a power of ten, and as a chance where it is one. */
  public static String delta(PrivacyStatement privacy) {
    return Numbers.upper(privacy.delta());
  }

  /** The guarantee for somebody who knows all the rest. */
  public static String guarantee(PrivacyStatement privacy) {
    double epsilon = privacy.epsilonUpper();
    if (!Double.isFinite(epsilon)) {
      return "There is no bound: something was published about the source without noise.";
    }
    return "Suppose that somebody knows every "
        + privacy.unit()
        + " of the source but one. Whether that one "
        + neighbour(privacy.adjacency())
        + " changes the probability of anything in this release at most by a factor of "
        + Numbers.upper(StrictMath.exp(epsilon))
        + remainder(privacy.delta())
        + " whoever held both for equally likely before reading the release is at most "
        + Numbers.percentUpper(1 / (1 + StrictMath.exp(-epsilon)))
        + " sure of the truth after it.";
  }

  private static String neighbour(Adjacency adjacency) {
    return switch (adjacency) {
      case ADD_OR_REMOVE -> "was in the source or was not";
      case REPLACE_ONE -> "had its value or any other one";
      case ZERO_OUT -> "had its value or an empty one";
    };
  }

  private static String remainder(double delta) {
    return delta > 0
        ? " and, on top of that, by "
            + Numbers.upper(delta)
            + chance(delta)
            + ". That remainder aside,"
        : ":";
  }

  private static String chance(double delta) {
    return delta > 1e-18 && delta < 1
        ? " (1 in " + Numbers.count((long) StrictMath.rint(1 / delta)) + ")"
        : "";
  }

  /** How the plan came about: before {@code settingsInWords}, so it ends in a space. */
  public static String settings(PrivacyStatement privacy) {
    return switch (privacy.settingsChosenOn()) {
      case THIS_SOURCE -> "By looking at these same data; ε does not cover that look. ";
      case OTHER_DATA -> "On other data, as the plan says. ";
      case NO_DATA -> "Without looking at any data, as the plan says. ";
    };
  }

  public static String adjacency(PrivacyStatement privacy) {
    return switch (privacy.adjacency()) {
      case ADD_OR_REMOVE -> "add or remove one unit; the size of the source is private";
      case REPLACE_ONE -> "replace one unit; the size of the source is public";
      case ZERO_OUT -> "empty one unit; the size of the source is public";
    };
  }

  /** What a reader should know of runs that gave no release; empty where there was but one. */
  public static Optional<String> severalRuns(PrivacyStatement privacy) {
    long runs =
        privacy.charges().stream()
            .collect(Collectors.groupingBy(ChargedEvent::id, Collectors.counting()))
            .values()
            .stream()
            .reduce(0L, Math::max);
    return runs < 2
        ? Optional.empty()
        : Optional.of(
            "The source was looked at in "
                + Numbers.counted(runs, "run")
                + ", of which the last gave this release. The claim counts all of them in full."
                + " Whether there would be another run was not fixed beforehand; what was fixed is"
                + " the budget of all runs, ε = "
                + Numbers.number(privacy.budget())
                + ".");
  }
}
