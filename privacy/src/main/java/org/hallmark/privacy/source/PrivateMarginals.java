package org.hallmark.privacy.source;

import java.util.List;
import java.util.function.IntFunction;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.mechanism.ExactCells;
import org.hallmark.privacy.mechanism.ExponentialChoices;
import org.hallmark.privacy.mechanism.HallmarkDiscrete;
import org.hallmark.privacy.mechanism.Sensitivity;
import org.hallmark.privacy.training.MarginalLooks;

/**
 * Looks that were paid for: counts with exact discrete Gaussian noise, choices by the exponential
 * mechanism.
 *
 * <p>Sensitivity: a unit has at most k records that count. A record is in one cell of each of t
 * tables, so that a unit changes at most tk cells by one, all its records perhaps the same ones:
 * the Euclidean length of the change is at most k·√t. A score is a sum of |count − expected| over
 * cells where {@code expected} is public, so that it moves by at most k; the candidate that is no
 * pair does not move.
 */
final class PrivateMarginals implements MarginalLooks {
  private final CodedColumns columns;
  private final List<Charge> charges;
  private final PrivateEntropy entropy;

  PrivateMarginals(CodedColumns columns, List<Charge> charges, PrivateEntropy entropy) {
    this.columns = columns;
    this.charges = List.copyOf(charges);
    this.entropy = entropy;
  }

  @Override
  public int most() {
    return columns.most();
  }

  @Override
  public long[] counts(String look, List<List<Integer>> tables) {
    ExactCells cells =
        ExactCells.of(columns.counts(tables), new Sensitivity(tables.size(), columns.most()));
    return new HallmarkDiscrete(entropy)
        .histogram(charge(look), cells).value().stream().mapToLong(n -> n).toArray();
  }

  @Override
  public Choices choices(
      String look, List<List<Integer>> pairs, IntFunction<long[]> expected, long[] handicaps) {
    ExactCells scores =
        ExactCells.of(
            columns.scores(pairs, expected, handicaps),
            new Sensitivity(pairs.size(), columns.most()));
    return ExponentialChoices.of(charge(look), scores, entropy)::next;
  }

  private Charge charge(String look) {
    return charges.stream()
        .filter(charge -> charge.id().equals(look))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("look must be charged. Provided value: " + look));
  }

  @Override
  public String toString() {
    return "PrivateMarginals";
  }
}
