package org.hallmark.reports.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.reports.html.Numbers;

/** How measured divergences are summed up and written. */
public final class Divergences {
  private Divergences() {}

  /**
   * The divergences of one scale at a glance.
   *
   * @param observables how many were registered
   * @param estimated how many have an estimate
   * @param atFloor how many of these cannot be told from a perfect generator: their interval begins
   *     at or below the 95 % quantile of their floor
   * @param largest the one with the largest estimate
   */
  public record Glance(
      int observables, int estimated, int atFloor, Optional<MeasuredObservable> largest) {}

  public static Glance glance(List<MeasuredObservable> observables, Scale scale) {
    List<MeasuredObservable> all = of(observables, scale);
    List<MeasuredObservable> estimated =
        all.stream().filter(o -> o.divergence().isPresent()).toList();
    long atFloor = estimated.stream().filter(Divergences::atFloor).count();
    Optional<MeasuredObservable> largest =
        estimated.stream()
            .max(Comparator.comparingDouble(observable -> observable.divergence().orElseThrow()));
    return new Glance(all.size(), estimated.size(), (int) atFloor, largest);
  }

  public static List<MeasuredObservable> of(List<MeasuredObservable> observables, Scale scale) {
    return observables.stream().filter(observable -> observable.scale() == scale).toList();
  }

  public static boolean atFloor(MeasuredObservable observable) {
    return observable.lower().isPresent()
        && observable.floor().isPresent()
        && observable.lower().get() <= observable.floor().get().upper();
  }

  /** The estimate in bits, or that there is none. */
  public static String estimate(MeasuredObservable observable) {
    return observable.divergence().map(Numbers::number).orElse("not estimable");
  }

  /** The interval in brackets, empty where there is none. */
  public static String interval(Optional<Double> lower, Optional<Double> upper) {
    if (lower.isEmpty() || upper.isEmpty()) {
      return "";
    }
    return "[" + Numbers.lower(lower.get()) + ", " + Numbers.upper(upper.get()) + "]";
  }
}
