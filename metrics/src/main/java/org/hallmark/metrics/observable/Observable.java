package org.hallmark.metrics.observable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;

/**
 * A quantity, or a few together, whose distribution is compared between source and synthetic data.
 *
 * @param id kebab-case id
 * @param title what it is, in words
 * @param scale fine or coarse
 * @param axes one per dimension, all of that scale and the same groups
 * @param epsilon what its noisy histogram of a confidential source may cost; empty where the source
 *     is public
 * @param reach how many records, or groups, of one privacy unit count in it at most
 */
public record Observable(
    String id, String title, Scale scale, List<Axis> axes, OptionalDouble epsilon, int reach) {
  public Observable {
    axes = List.copyOf(axes);
    Scale wanted = scale;
    if (axes.isEmpty() || axes.stream().anyMatch(axis -> axis.quantity().scale() != wanted)) {
      throw new IllegalArgumentException(
          "axes must be at least one, all " + scale + ". Provided value: " + axes);
    }
    if (epsilon.isPresent() && !(epsilon.getAsDouble() > 0)) {
      throw new IllegalArgumentException("epsilon must be positive. Provided value: " + epsilon);
    }
    if (reach < 1) {
      throw new IllegalArgumentException("reach must be at least 1. Provided value: " + reach);
    }
  }

  /** The groups that are counted; empty where records are. */
  public Optional<Grouping> groups() {
    return axes.get(0).quantity().grouping();
  }

  /** How many cells all axes have together. */
  public int cells() {
    return axes.stream().mapToInt(axis -> axis.bins().size()).reduce(1, Math::multiplyExact);
  }

  /**
   * Digest of its sealed cells: what is measured along each axis, in which unit, between which
   * edges, and whether missing values have a cell.
   */
  public Digest cellsDigest() {
    LengthFramed frame = LengthFramed.of("hallmark-cells-v1");
    for (Axis axis : axes) {
      frame.and(axis.quantity().text()).and(axis.unit()).and(axis.bins().missing().name());
      frame.and(axis.bins().edges().size());
      axis.bins().edges().forEach(edge -> frame.and(Double.doubleToLongBits(edge)));
    }
    return Digest.of(frame.bytes());
  }
}
