package org.hallmark.privacy.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hallmark.privacy.accounting.BudgetTooSmallException;
import org.hallmark.privacy.accounting.Calibration;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.event.Zcdp;

/**
 * Noisy marginals joined by a tree, after McKenna, Miklau and Sheldon 2021, <i>Winning the NIST
 * contest</i> (MST): counts of every column alone, a tree of pairs chosen by the exponential
 * mechanism, and counts of the chosen pairs.
 *
 * <p>All of it is ρ-zCDP with ρ = 1/2m², m being the noise multiplier, and each look has its share
 * of ρ: what a look of the exponential mechanism may cost follows from ε²/8 (Cesar and Rogers
 * 2021). Where the tree is public its shares go to the pairs.
 *
 * @param noiseMultiplier of all looks together; 0 where there is no noise
 * @param choices how often the exponential mechanism chooses; 0 where the tree is public
 * @param shares of ρ
 */
public record TreeMarginals(double noiseMultiplier, int choices, Shares shares)
    implements TrainingMechanism {
  /** Id of the look at columns alone. */
  public static final String MARGINALS = TRAINING + "-marginals";

  /** Id of the look by which the tree is chosen. */
  public static final String TREE = TRAINING + "-tree";

  /** Id of the look at pairs. */
  public static final String PAIRS = TRAINING + "-pairs";

  /**
   * How ρ is shared.
   *
   * @param marginals for columns alone
   * @param tree for choosing the pairs
   * @param pairs for measuring them
   */
  public record Shares(double marginals, double tree, double pairs) {
    public Shares {
      boolean positive = marginals > 0 && tree > 0 && pairs > 0;
      if (!(positive && Math.abs(marginals + tree + pairs - 1) < 1e-9)) {
        throw new IllegalArgumentException(
            "shares must be above 0 and add up to 1. Provided value: "
                + List.of(marginals, tree, pairs));
      }
    }
  }

  public TreeMarginals {
    if (!(noiseMultiplier >= 0 && noiseMultiplier < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "noiseMultiplier must be finite and not negative. Provided value: " + noiseMultiplier);
    }
    if (choices < 0) {
      throw new IllegalArgumentException(
          "choices must not be negative. Provided value: " + choices);
    }
  }

  /** The same of a public source, of which nothing is hidden. */
  public static TreeMarginals withoutNoise(int choices, Shares shares) {
    return new TreeMarginals(0, choices, shares);
  }

  /**
   * The looks with the least noise that keep (ε, δ) together, by the catalogue of accountants.
   *
   * @throws BudgetTooSmallException if no noise is enough
   */
  public static TreeMarginals calibrated(int choices, Shares shares, double epsilon, double delta) {
    OptionalDouble least =
        Calibration.noise(
            noise ->
                new TreeMarginals(noise, choices, shares)
                    .looks().stream().map(PlannedLook::event).toList(),
            Adjacency.ADD_OR_REMOVE,
            epsilon,
            delta);
    return new TreeMarginals(
        least.orElseThrow(() -> new BudgetTooSmallException(epsilon, delta)), choices, shares);
  }

  @Override
  public boolean isPrivate() {
    return noiseMultiplier > 0;
  }

  /** ρ of all looks together. */
  public double rho() {
    if (!isPrivate()) {
      throw new IllegalStateException("a training without noise has no bound");
    }
    return 1 / (2 * noiseMultiplier * noiseMultiplier);
  }

  /**
   * ε of one choice: that of the exponential mechanism, P ∝ exp(ε·score/2Δ), whose losses lie in an
   * interval of length ε.
   */
  public double epsilonOfChoice() {
    return StrictMath.sqrt(8 * shares.tree() * rho() / choices);
  }

  @Override
  public List<PlannedLook> looks() {
    List<PlannedLook> looks = new ArrayList<>();
    if (choices > 0) {
      looks.add(
          new PlannedLook(
              MARGINALS,
              "training of the generator: counts of every column alone",
              new Zcdp(shares.marginals() * rho(), 1)));
      looks.add(
          new PlannedLook(
              TREE,
              "training of the generator: the choice of pairs of columns",
              new Exponential(epsilonOfChoice(), choices)));
    }
    looks.add(
        new PlannedLook(
            PAIRS,
            "training of the generator: counts of the pairs",
            new Zcdp(choices > 0 ? shares.pairs() * rho() : rho(), 1)));
    return List.copyOf(looks);
  }

  /**
   * Standard deviation of the noise on a count of columns alone; 0 without noise.
   *
   * @param tables how many are counted, each of which a unit can change
   * @param most how many records of a unit count at most
   */
  public double deviationOfMarginals(int tables, int most) {
    return isPrivate() ? deviation(shares.marginals() * rho(), tables, most) : 0;
  }

  /** Standard deviation of the noise on a count of pairs, as {@link #deviationOfMarginals}. */
  public double deviationOfPairs(int tables, int most) {
    if (!isPrivate()) {
      return 0;
    }
    return deviation(choices > 0 ? shares.pairs() * rho() : rho(), tables, most);
  }

  private static double deviation(double rho, int tables, int most) {
    return StrictMath.sqrt(tables * (double) most * most / (2 * rho));
  }

  @Override
  public String inWords() {
    return (choices > 0
            ? "counts of columns, " + choices + " choices of a pair, counts of the pairs"
            : "counts of the pairs of a public tree")
        + (isPrivate() ? ", noise multiplier " + noiseMultiplier : ", without noise");
  }
}
