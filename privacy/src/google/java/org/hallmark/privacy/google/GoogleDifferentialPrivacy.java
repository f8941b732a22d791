package org.hallmark.privacy.google;

import com.google.privacy.differentialprivacy.BoundedQuantiles;
import com.google.privacy.differentialprivacy.Count;
import com.google.privacy.differentialprivacy.GaussianNoise;
import com.google.privacy.differentialprivacy.LaplaceNoise;
import com.google.privacy.differentialprivacy.Noise;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.mechanism.ExactCells;
import org.hallmark.privacy.mechanism.ExactPartitions;
import org.hallmark.privacy.mechanism.Grid;
import org.hallmark.privacy.mechanism.Mechanisms;
import org.hallmark.privacy.mechanism.Payments;
import org.hallmark.privacy.mechanism.Released;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.mechanism.Sensitivity;

/**
 * The backend that draws the noise by Google's differential-privacy library for Java.
 *
 * <p>Every event is {@link EpsilonDelta}, since (ε, δ) is what the library promises of its noise:
 * with δ = 0 a secured Laplace law (a geometric one on a grid of scale/2^40), with δ above 0 a
 * secured Gaussian one (a binomial one) whose σ the library calibrates analytically and raises by
 * up to a thousandth. What it adds to integers is rounded to integers by itself.
 *
 * <p>The noise comes from {@link java.security.SecureRandom} and cannot be drawn again. The library
 * gives a result once; so does this, by charge.
 */
public final class GoogleDifferentialPrivacy implements Mechanisms {
  /** {@link #id()}. */
  public static final String ID = "google-dp";

  private static final String EVENT = "epsilon-delta";

  private final Set<String> used = new HashSet<>();

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Replay replay() {
    return Replay.NEVER;
  }

  @Override
  public Set<String> events() {
    return Set.of(EVENT);
  }

  @Override
  public Released<List<Long>> histogram(Charge charge, ExactCells cells) {
    EpsilonDelta paid = one(charge.event());
    Sensitivity unit = cells.sensitivity();
    Noise noise = noise(paid);
    use(charge);
    return released(
        charge,
        Arrays.stream(cells.open(charge))
            .map(
                exact ->
                    noise.addNoise(exact, unit.cells(), unit.each(), paid.epsilon(), paid.delta()))
            .boxed()
            .toList());
  }

  /** Half the library's confidence interval around an integer. */
  @Override
  public long margin(PrivacyEvent event, Sensitivity unit, double confidence) {
    EpsilonDelta paid = one(event);
    return (long)
        Math.ceil(
            noise(paid)
                .computeConfidenceInterval(
                    0L,
                    unit.cells(),
                    unit.each(),
                    paid.epsilon(),
                    paid.delta() == 0 ? null : Double.valueOf(paid.delta()),
                    1 - confidence)
                .upperBound());
  }

  /** One tree of noisy counts answers all shares, at the sum of what they pay. */
  @Override
  public Released<List<BigDecimal>> quantiles(
      Charge charge, ExactCells cells, Grid grid, List<BigDecimal> shares) {
    EpsilonDelta paid = Payments.pure(charge, shares.size());
    Payments.requireCells(cells, grid.size());
    BoundedQuantiles tree =
        BoundedQuantiles.builder()
            .epsilon(paid.epsilon() * shares.size())
            .noise(new LaplaceNoise())
            .maxPartitionsContributed(1)
            .maxContributionsPerPartition(Math.toIntExact(cells.sensitivity().l1()))
            .lower(grid.value(grid.lowest()).doubleValue())
            .upper(grid.value(grid.highest()).doubleValue())
            .build();
    use(charge);
    fill(tree, cells.open(charge), grid);
    return released(
        charge,
        shares.stream()
            .map(share -> tree.computeResult(share.doubleValue()))
            .map(value -> grid.value(grid.nearest(value)))
            .toList());
  }

  private static void fill(BoundedQuantiles tree, long[] cells, Grid grid) {
    for (int i = 0; i < cells.length; i++) {
      double value = grid.value(grid.lowest() + i).doubleValue();
      for (long copy = 0; copy < cells[i]; copy++) {
        tree.addEntry(value);
      }
    }
  }

  /**
   * A Laplace count of units, one for each of a key, told where it passes the library's threshold
   * for δ.
   */
  @Override
  public Released<SortedMap<String, Long>> partitions(Charge charge, ExactPartitions units) {
    EpsilonDelta paid = Payments.approximate(charge);
    use(charge);
    SortedMap<String, Long> told = new TreeMap<>();
    units
        .open(charge)
        .forEach(
            (key, exact) -> {
              Count count =
                  Count.builder()
                      .epsilon(paid.epsilon())
                      .noise(new LaplaceNoise())
                      .maxPartitionsContributed(units.sensitivity().cells())
                      .build();
              count.incrementBy(exact);
              count.computeThresholdedResult(paid.delta()).ifPresent(n -> told.put(key, n));
            });
    return released(charge, Collections.unmodifiableSortedMap(told));
  }

  private static EpsilonDelta one(PrivacyEvent event) {
    if (!(event instanceof EpsilonDelta paid) || paid.count() != 1 || paid.epsilon() == 0) {
      throw new IllegalArgumentException(
          "event must be one " + EVENT + " of ε above 0. Provided value: " + event);
    }
    return paid;
  }

  private static Noise noise(EpsilonDelta paid) {
    return paid.delta() == 0 ? new LaplaceNoise() : new GaussianNoise();
  }

  private synchronized void use(Charge charge) {
    if (!used.add(charge.id())) {
      throw new IllegalStateException("charge " + charge.id() + " pays for one release only");
    }
  }

  private <V> Released<V> released(Charge charge, V value) {
    return new Released<>(value, charge.event(), List.of(charge.id()), ID, replay());
  }
}
