package org.hallmark.privacy.mechanism;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.hallmark.privacy.event.Composed;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Charge;

/**
 * The port through which statistics of confidential rows are released: one backend draws the noise.
 *
 * <p>Every release takes exact integers that are shut in and a {@link Charge}, whose event says
 * which noise, and how much, relative to what one privacy unit can change. A backend refuses an
 * event that it has no noise for, and one that does not pay for the sensitivity.
 */
public interface Mechanisms {
  /** Kebab-case id, by which plans and manifests name the backend. */
  String id();

  /** Whether the noise can be drawn again. */
  Replay replay();

  /** Kebab-case ids of the events that pay for noisy integers here. */
  Set<String> events();

  /**
   * Integers with independent noise on every one.
   *
   * @throws IllegalArgumentException if the event is none of {@link #events()}, or does not pay for
   *     this sensitivity
   * @throws IllegalStateException if the charge was used before
   */
  Released<List<Long>> histogram(Charge charge, ExactCells cells);

  /**
   * The distance within which a noisy integer lies from the exact one with probability {@code
   * confidence} at least, each taken alone.
   */
  long margin(PrivacyEvent event, Sensitivity sensitivity, double confidence);

  /**
   * Values of which about the given shares of all lie below.
   *
   * @param cells how often each value of the grid occurs
   * @param shares in (0, 1), each with at most 9 digits; the event pays for each
   */
  Released<List<BigDecimal>> quantiles(
      Charge charge, ExactCells cells, Grid grid, List<BigDecimal> shares);

  /**
   * The keys that enough privacy units stand behind, and about how many. A key behind which one
   * unit alone stands is told with probability δ at most.
   */
  Released<SortedMap<String, Long>> partitions(Charge charge, ExactPartitions units);

  /** One noisy integer. */
  default Released<Long> count(Charge charge, ExactCells cell) {
    Released<List<Long>> noisy = histogram(charge, requireOne(cell));
    return noisy.as(noisy.value().get(0));
  }

  /** A noisy sum of values on a grid. */
  default Released<BigDecimal> sum(Charge charge, ExactCells steps, Grid grid) {
    Released<Long> noisy = count(charge, steps);
    return noisy.as(grid.value(noisy.value()));
  }

  /**
   * A mean over a public number of records.
   *
   * @param offsets the sum of all values less {@link Grid#middle()}
   */
  default Released<BigDecimal> mean(Charge charge, ExactCells offsets, Grid grid, long divisor) {
    Released<Long> noisy = count(charge, offsets);
    long steps = noisy.value() + Math.multiplyExact(grid.middle(), divisor);
    return noisy.as(grid.mean(steps, divisor));
  }

  /**
   * A mean as the quotient of a noisy sum and a noisy count, each charged. Values are taken from
   * the middle of the grid, which halves their sensitivity and draws a mean of few records there.
   */
  default Released<BigDecimal> mean(
      Charge forSum, ExactCells offsets, Charge forCount, ExactCells count, Grid grid) {
    Released<Long> sum = count(forSum, offsets);
    Released<Long> records = count(forCount, count);
    long divisor = Math.max(1, records.value());
    long steps = sum.value() + Math.multiplyExact(grid.middle(), divisor);
    return new Released<>(
        grid.mean(steps, divisor),
        new Composed(List.of(sum.event(), records.event())),
        List.of(forSum.id(), forCount.id()),
        id(),
        replay());
  }

  private static ExactCells requireOne(ExactCells cell) {
    if (cell.size() != 1) {
      throw new IllegalArgumentException("cell must be one. Provided value: " + cell.size());
    }
    return cell;
  }
}
