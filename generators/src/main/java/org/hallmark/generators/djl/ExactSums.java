package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.SumGrid;

/**
 * Clipped sums as integers on a {@link SumGrid}.
 *
 * <p>Of each record and layer, with input a and gradient δ at the output, let q = round(a·2^ka).
 * The norm is N² = Σ |δ|²(|q|²·4^−ka + 1) over the layers, and d = trunc(f·2^kd·δ) with f = min(1,
 * B/N). The record's gradient is then the integer vector of all products d q and, for the bias,
 * d·2^ka, in units of 2^−(ka+kd).
 *
 * <p><b>Its norm is below the clipping norm C.</b> q and δ are exact in single precision; N² is
 * computed, in double precision, from their norms in single precision, u = 2^-24. A sum of n terms
 * that are not negative has a relative error of at most (n − 1)u in any order, a square of a
 * rounded root two more, so that the computed N² lies within η = (widest input + widest output +
 * layers + {@value #OTHER_ROUNDINGS})·u of the true one, but for squares that underflow: those are
 * of entries of δ below 2^-63, which give d = 0 as kd is at most 39, so that without them the bound
 * still holds for all that counts. With B = C(1 − 4η) therefore f·N ≤ C(1 − 4η)/(1 − η) &lt; C(1 −
 * 2η). The factor is rounded down, the product with δ has a relative error of u ≤ η/16, and cutting
 * towards zero only shortens d. So Σ |d|²(|q|² + 4^ka) &lt; (C·2^(ka+kd))² holds in whole numbers.
 *
 * <p><b>The sum is exact.</b> No product exceeds the norm, which is below 2^31 in units of the
 * grid. Double precision therefore holds every product and every partial sum of up to {@value
 * SumGrid#EXACT_RECORDS} records exactly, in whatever order and with or without fused operations;
 * before there are more, the sums move into integers of 64 bits.
 *
 * <p>What a record adds depends on its own row alone if a row's activations do not depend on its
 * place and neighbours; {@link RowIndependence} is asked before a training begins.
 */
final class ExactSums implements ClippedSums {
  static final int OTHER_ROUNDINGS = 16;

  private static final double UNIT_ROUNDOFF = 0x1p-24;

  private final SumGrid grid;
  private final double bound;
  private final NDArray toGrid;
  private final DoubleRooms rooms;
  private final GridSums sums;

  ExactSums(NDManager manager, List<Layer> layers, ParameterLayout layout, double clip) {
    this.grid = SumGrid.of(clip);
    this.bound = clip * (1 - 4 * roundings(layers) * UNIT_ROUNDOFF);
    this.toGrid = manager.full(new Shape(), Math.scalb(1f, grid.inputBits()));
    this.rooms = new DoubleRooms(manager);
    this.sums = new GridSums(manager, layout, grid);
  }

  private static int roundings(List<Layer> layers) {
    int inputs = layers.stream().mapToInt(Layer::inputs).max().orElse(1);
    int outputs = layers.stream().mapToInt(Layer::outputs).max().orElse(1);
    return inputs + outputs + layers.size() + OTHER_ROUNDINGS;
  }

  @Override
  public void clear() {
    sums.clear();
  }

  @Override
  public void add(List<ProbeTape.Factors> factors, int records) {
    sums.expect(records);
    List<ProbeTape.Factors> rounded = factors.stream().map(this::rounded).toList();
    double[] squares = Rows.squaredNorms(rounded, Math.scalb(1.0, -grid.inputBits()));
    NDManager micro = factors.get(0).delta().getManager();
    Rows.Scale scale =
        Rows.scale(micro, squares, records, bound, Math.scalb(1.0, grid.deltaBits()));
    for (ProbeTape.Factors f : rounded) {
      addProducts(f.layer(), scale.applied(f.delta()), scale.kept(f.input()), records);
    }
  }

  /** Rows of padding would add zeros. */
  private void addProducts(Layer layer, NDArray deltas, NDArray inputs, int records) {
    int rows = Math.toIntExact(deltas.getShape().get(0));
    for (int from = 0; from < records; from += DoubleRooms.BLOCK) {
      int to = Math.min(rows, from + DoubleRooms.BLOCK);
      NDArray delta = rooms.columns(deltas, from, to);
      NDArray products = LayerArrays.sum(layer, delta, rooms.rows(inputs, from, to));
      sums.add(layer, products, delta.sum(new int[] {1}));
    }
  }

  /** The factors with q for a. */
  private ProbeTape.Factors rounded(ProbeTape.Factors f) {
    try (NDArray scaled = f.input().mul(toGrid)) {
      return new ProbeTape.Factors(f.layer(), scaled.round(), f.delta());
    }
  }

  @Override
  public void read(StepVector into) {
    sums.read(into);
  }
}
