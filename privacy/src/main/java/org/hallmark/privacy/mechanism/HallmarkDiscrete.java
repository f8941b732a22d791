package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Charge;

/**
 * The default backend: discrete noise, drawn exactly from private streams, one stream per charge,
 * so that whoever holds the secret can draw it again.
 */
public final class HallmarkDiscrete implements Mechanisms {
  /** {@link #id()}. */
  public static final String ID = "hallmark-discrete";

  /** {@link #replay()}. */
  public static final Replay REPLAY = Replay.FROM_ESCROW;

  private static final String NOISE = "noise";

  private final PrivateEntropy entropy;

  /** Noise of these streams; each charge is good for one release. */
  public HallmarkDiscrete(PrivateEntropy entropy) {
    this.entropy = entropy;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Replay replay() {
    return REPLAY;
  }

  @Override
  public Set<String> events() {
    return IntegerNoises.events();
  }

  @Override
  public Released<List<Long>> histogram(Charge charge, ExactCells cells) {
    IntegerNoise noise = IntegerNoises.of(charge.event(), cells.sensitivity());
    PrivateStream bits = entropy.stream(NOISE, charge.id(), charge.id());
    return released(
        charge, Arrays.stream(cells.open(charge)).map(c -> c + noise.draw(bits)).boxed().toList());
  }

  @Override
  public long margin(PrivacyEvent event, Sensitivity sensitivity, double confidence) {
    return IntegerNoises.of(event, sensitivity).margin(confidence);
  }

  @Override
  public Released<List<BigDecimal>> quantiles(
      Charge charge, ExactCells cells, Grid grid, List<BigDecimal> shares) {
    Exponential paid = Payments.paid(charge, Exponential.class);
    Payments.requireLooks(paid, shares.size());
    BigDecimal epsilon = Decimals.of(paid.epsilon());
    Payments.requireCells(cells, grid.size());
    long records = cells.sensitivity().l1();
    List<QuantileChoice> choices =
        shares.stream().map(p -> new QuantileChoice(p, epsilon, records)).toList();
    PrivateStream bits = entropy.stream(NOISE, charge.id(), charge.id());
    long[] exact = cells.open(charge);
    return released(
        charge,
        choices.stream()
            .map(choice -> grid.value(grid.lowest() + choice.of(exact).draw(bits)))
            .toList());
  }

  /** Each key has a stream of its own, so that its noise does not hang on the other keys. */
  @Override
  public Released<SortedMap<String, Long>> partitions(Charge charge, ExactPartitions units) {
    EpsilonDelta paid = Payments.approximate(charge);
    Sensitivity sensitivity = units.sensitivity();
    Rational scale = Rational.quotient(sensitivity.l1(), paid.epsilonEach());
    DiscreteLaplaceSampler noise = new DiscreteLaplaceSampler(scale);
    long threshold = PartitionThreshold.of(paid.epsilonEach(), paid.delta(), sensitivity);
    SortedMap<String, Long> told = new TreeMap<>();
    units
        .open(charge)
        .forEach(
            (key, exact) -> {
              long noisy = exact + noise.draw(entropy.stream(NOISE, charge.id(), "key " + key));
              if (noisy >= threshold) {
                told.put(key, noisy);
              }
            });
    return released(charge, Collections.unmodifiableSortedMap(told));
  }

  private <V> Released<V> released(Charge charge, V value) {
    return new Released<>(value, charge.event(), List.of(charge.id()), ID, REPLAY);
  }
}
