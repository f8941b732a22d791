package org.hallmark.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.metrics.MeasuredAxis;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.reports.words.NoiseBand;

/**
 * The two histograms of an observable as percentages of their own totals.
 *
 * @param cells one label per cell, in row-major order
 * @param source percentages of the source; counts where its noisy total is not positive
 * @param band half the noise band in the unit of {@code source}
 * @param synthetic percentages of the synthetic data, or counts
 * @param unit {@code %} or {@code n}
 */
public record Histogram(
    List<String> cells, List<Double> source, double band, List<Double> synthetic, String unit) {

  /** The histogram of an observable whose counts fit its axes. */
  public static Histogram of(MeasuredObservable observable) {
    long source = total(observable.real());
    long synthetic = total(observable.synthetic());
    boolean shares = source > 0 && synthetic > 0;
    double band = NoiseBand.of(observable.noise());
    return new Histogram(
        cells(observable.axes()),
        scaled(observable.real(), shares ? 100.0 / source : 1),
        band * (shares ? 100.0 / source : 1),
        scaled(observable.synthetic(), shares ? 100.0 / synthetic : 1),
        shares ? "%" : "n");
  }

  /** Whether an observable has one count per cell on both sides, and any cell at all. */
  public static boolean fits(MeasuredObservable observable) {
    int cells = cells(observable.axes()).size();
    return cells > 0 && observable.real().size() == cells && observable.synthetic().size() == cells;
  }

  static long total(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static List<String> cells(List<MeasuredAxis> axes) {
    List<String> cells = List.of();
    for (MeasuredAxis axis : axes) {
      cells = cells.isEmpty() ? axis.cells() : crossed(cells, axis.cells());
    }
    return cells;
  }

  private static List<String> crossed(List<String> outer, List<String> inner) {
    List<String> cells = new ArrayList<>();
    outer.forEach(first -> inner.forEach(second -> cells.add(first + " × " + second)));
    return cells;
  }

  private static List<Double> scaled(List<Long> counts, double factor) {
    return counts.stream().map(count -> count * factor).toList();
  }

  /** The band where it can be drawn, else zero. */
  double drawnBand() {
    return Double.isFinite(band) ? band : 0;
  }

  /** How many cells of the source are below zero, which only noise can make. */
  public long negative() {
    return source.stream().filter(value -> value < 0).count();
  }

  /** How many cells differ by more than the noise band. */
  public long beyondBand() {
    return IntStream.range(0, cells.size())
        .filter(i -> Math.abs(synthetic.get(i) - source.get(i)) > band)
        .count();
  }
}
