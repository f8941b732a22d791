package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.generators.InexactEngineException;
import org.hallmark.generators.Network;

/**
 * The trial on which exact sums rest: what the engine computes of a record must not depend, in any
 * bit, on where in which micro-batch the record lies. One made-up record is put into every place of
 * a large and of a small micro-batch; every row of every layer's inputs and gradients must then be
 * the same, and so must the norms; where units of several rows are clipped, those of units that
 * look alike.
 *
 * <p>Vectorised kernels may treat the last rows of a matrix, or the last numbers of a vector, in
 * another way than the rest, and another way may round differently; a micro-batch of a round size
 * gives them no cause. The small micro-batch has a row of padding, so that a statistic over rows,
 * which a model must not have, would show as well.
 *
 * <p>The trial looks at nothing private, so that its failure tells nothing.
 */
final class RowIndependence {
  private static final int TRIALS = 3;

  /** The first row of everything that was seen. */
  private final Map<String, float[]> expected = new HashMap<>();

  private double[] unitNorms = new double[0];

  /** Has seen nothing yet. */
  RowIndependence() {}

  /** Passes if the engine treats all rows alike, with these weights and sizes of micro-batches. */
  static void require(
      ProbedModel vae, Network network, float[] weights, MicroBatches sizes, UnitSlots slots) {
    int rows = rows(sizes, slots.count());
    for (int trial = 0; trial < TRIALS; trial++) {
      RowIndependence seen = new RowIndependence();
      vae.eachFactors(
          weights,
          network.madeUp(trial),
          new int[rows],
          normals(network, trial, rows),
          (factors, records) -> {
            seen.requireAlike(factors, records);
            seen.requireAlikeUnits(factors, records, slots.count());
          });
    }
  }

  /** A large micro-batch, and a small one but for one unit, or but for all but one. */
  static int rows(MicroBatches sizes, int slots) {
    int units = Math.min(sizes.small(), sizes.large() / 2) / slots;
    return sizes.large() + Math.max(1, units - 1) * slots;
  }

  void requireAlike(List<ProbeTape.Factors> factors, int records) {
    for (ProbeTape.Factors f : factors) {
      requireAlike(f.layer().weight(), f.input().toFloatArray(), f.layer().inputs(), records);
      requireAlike(f.layer().bias(), f.delta().toFloatArray(), f.layer().outputs(), records);
    }
    double[] squares = Rows.squaredNorms(factors, 1);
    if (Arrays.stream(squares, 0, records).anyMatch(s -> s != squares[0])) {
      throw new InexactEngineException();
    }
  }

  /** Rows that are alike become units that are alike, but whose rows differ among each other. */
  private void requireAlikeUnits(List<ProbeTape.Factors> factors, int records, int slots) {
    if (slots == 1) {
      return;
    }
    UnitClipping clipping = new UnitClipping(slots);
    List<UnitClipping.Doubles> doubles = clipping.doubles(factors);
    NDArray turns = turns(doubles.get(0).delta(), slots);
    doubles.forEach(f -> f.delta().muli(turns));
    double[] norms = Arrays.copyOf(clipping.norms(doubles, 1).norm(), records / slots);
    double[] before = unitNorms.length == 0 ? norms : unitNorms;
    unitNorms = before;
    if (Arrays.stream(norms).anyMatch(norm -> norm != before[0])) {
      throw new InexactEngineException();
    }
  }

  /** A factor for each row that depends on its place in its unit. */
  private static NDArray turns(NDArray rows, int slots) {
    double[] turns = new double[Math.toIntExact(rows.getShape().get(0))];
    for (int row = 0; row < turns.length; row++) {
      int place = row % slots;
      turns[row] = (place % 3 == 1 ? -1 : 1) * (1 + place % 7 / 3.0);
    }
    return rows.getManager().create(turns, new Shape(turns.length, 1)).duplicate();
  }

  private void requireAlike(String name, float[] rows, int width, int records) {
    requireAlike(Arrays.copyOf(rows, records * width), width);
    float[] first = Arrays.copyOf(rows, width);
    float[] before = expected.putIfAbsent(name, first);
    if (before != null && Arrays.mismatch(before, first) >= 0) {
      throw new InexactEngineException();
    }
  }

  static void requireAlike(float[] rows, int width) {
    for (int from = width; from < rows.length; from += width) {
      if (Arrays.mismatch(rows, 0, width, rows, from, from + width) >= 0) {
        throw new InexactEngineException();
      }
    }
  }

  private static float[] normals(Network network, int trial, int rows) {
    float[] normals = new float[rows * network.noise()];
    for (int i = 0; i < normals.length; i++) {
      normals[i] = ((i % network.noise() * 13 + trial) % 17 - 8) / 5f;
    }
    return normals;
  }
}
