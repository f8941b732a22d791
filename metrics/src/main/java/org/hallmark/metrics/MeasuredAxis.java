package org.hallmark.metrics;

import java.util.List;
import org.hallmark.metrics.observable.Axis;

/**
 * One axis of a measured histogram.
 *
 * @param label what is measured along it
 * @param unit its unit, {@code 1} for a pure number
 * @param cells one label per cell, in order
 */
public record MeasuredAxis(String label, String unit, List<String> cells) {
  public MeasuredAxis {
    cells = List.copyOf(cells);
  }

  /** As {@code axis} is published. */
  static MeasuredAxis of(Axis axis) {
    return new MeasuredAxis(axis.quantity().text(), axis.unit(), axis.bins().labels());
  }
}
