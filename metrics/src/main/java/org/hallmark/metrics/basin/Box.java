package org.hallmark.metrics.basin;

import java.util.List;
import org.hallmark.metrics.observable.Bins;
import org.hallmark.metrics.observable.Observable;

/**
 * A block of bins of an observable, from one corner to the opposite one.
 *
 * @param from an edge of every axis
 * @param to a greater edge of every axis
 */
public record Box(List<Double> from, List<Double> to) {
  public Box {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /** Whether corners are edges of the observable's bins, the second one beyond the first. */
  boolean fits(Observable observable) {
    boolean fits = from.size() == observable.axes().size() && to.size() == from.size();
    for (int a = 0; fits && a < from.size(); a++) {
      List<Double> edges = observable.axes().get(a).bins().edges();
      int low = edges.indexOf(from.get(a));
      fits = low >= 0 && edges.indexOf(to.get(a)) > low;
    }
    return fits;
  }

  /** Whether it has the cell of that index. */
  boolean has(Observable observable, int cell) {
    int rest = cell;
    for (int a = observable.axes().size() - 1; a >= 0; a--) {
      Bins bins = observable.axes().get(a).bins();
      int bin = rest % bins.size();
      rest /= bins.size();
      if (bin < bins.edges().indexOf(from.get(a)) || bin >= bins.edges().indexOf(to.get(a))) {
        return false;
      }
    }
    return true;
  }
}
