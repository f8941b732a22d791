package org.hallmark.metrics.divergence;

import java.util.List;

/**
 * The cells of a histogram in row-major order, axis by axis.
 *
 * @param axes at least one
 */
public record Shape(List<Axis> axes) {
  /**
   * The cells of one axis: bins in order, then special cells (outside, missing) that have no
   * neighbours.
   */
  public record Axis(int bins, int cells) {
    public Axis {
      if (bins < 1 || cells < bins) {
        throw new IllegalArgumentException(
            "bins must be in [1, " + cells + "]. Provided value: " + bins);
      }
    }
  }

  public Shape {
    axes = List.copyOf(axes);
  }

  /** One axis of neighbouring bins and nothing else. */
  public static Shape line(int bins) {
    return new Shape(List.of(new Axis(bins, bins)));
  }

  int cells() {
    return axes.stream().mapToInt(Axis::cells).reduce(1, Math::multiplyExact);
  }
}
