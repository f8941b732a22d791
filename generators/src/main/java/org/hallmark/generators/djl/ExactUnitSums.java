package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.SumGrid;

/**
 * Clipped sums of privacy units of several records, as integers on a {@link SumGrid}.
 *
 * <p>Of each record and layer, with input a and gradient δ at the output, let q = round(a·2^ka), p
 * = (q, 2^ka) and d = round(s·δ) with s = f·2^kd, where f is the same for all records of a unit.
 * The unit's gradient is then the integer matrix Σᵢ dᵢ pᵢᵀ, in units of 2^−(ka+kd).
 *
 * <p><b>Its norm is below the clipping norm C.</b> Rounding moves every entry of dᵢ by at most ½,
 * and so the matrices of all layers together by at most E, {@link UnitClipping.Norms#rounding}, in
 * units of 2^-kd; the product s·δ is itself rounded, which adds 2^-53·f·S. With N̂ at least the
 * norm of Σ δᵢ pᵢᵀ·2^−ka, B = C(1 − 2^-20) and f = min(1, (B − E)/N̂, (kB − E)/S) the norm is at
 * most f·N̂ + E + 2^-53·kB &lt; C, as k ≤ 2^10 leaves 2^-43·C for the second rounding and some
 * 2^-50 for those of f itself. Where E alone exceeds B, the unit counts as zero.
 *
 * <p><b>The sum is exact.</b> Records of one unit may cancel, so that single products may exceed C;
 * but f ≤ (kB − E)/S keeps Σᵢ |dᵢ||pᵢ| below k·C, and k·C below k·2^31 in units of the grid. Double
 * precision therefore holds every partial sum of up to {@value SumGrid#EXACT_RECORDS} places
 * exactly, in whatever order; before there are more, the sums move into integers of 64 bits.
 */
final class ExactUnitSums implements ClippedSums {
  private static final double MARGIN = 0x1p-20;

  private final SumGrid grid;
  private final double bound;
  private final UnitSlots slots;
  private final UnitClipping clipping;
  private final GridSums sums;

  ExactUnitSums(NDManager manager, ParameterLayout layout, double clip, UnitSlots slots) {
    this.grid = SumGrid.of(clip);
    this.bound = clip * (1 - MARGIN);
    this.slots = slots;
    this.clipping = new UnitClipping(slots.count());
    this.sums = new GridSums(manager, layout, grid);
  }

  @Override
  public void clear() {
    sums.clear();
  }

  @Override
  public void add(List<ProbeTape.Factors> factors, int places) {
    sums.expect(places);
    List<UnitClipping.Doubles> doubles = onGrid(factors);
    double[] scales = scales(clipping.norms(doubles, Math.scalb(1.0, -grid.inputBits())));
    NDArray column = clipping.column(doubles.get(0).delta().getManager(), scales, places);
    NDArray keep = column.gt(0);
    for (UnitClipping.Doubles f : doubles) {
      NDArray delta = UnitClipping.kept(keep, f.delta().mul(column).round());
      NDArray input = UnitClipping.kept(keep, f.input());
      sums.add(
          f.layer(),
          LayerArrays.sum(f.layer(), delta.transpose(), input),
          delta.sum(new int[] {0}));
    }
  }

  private List<UnitClipping.Doubles> onGrid(List<ProbeTape.Factors> factors) {
    double toGrid = Math.scalb(1.0, grid.inputBits());
    return clipping.doubles(factors).stream()
        .map(f -> new UnitClipping.Doubles(f.layer(), f.input().mul(toGrid).round(), f.delta()))
        .toList();
  }

  /** s of every unit; zero where it is not finite. */
  private double[] scales(UnitClipping.Norms norms) {
    double[] scales = new double[norms.norm().length];
    for (int u = 0; u < scales.length; u++) {
      double rounding = Math.scalb(norms.rounding()[u], -grid.deltaBits());
      double byNorm = (bound - rounding) / norms.norm()[u];
      double byParts = (slots.count() * bound - rounding) / norms.absolute()[u];
      double factor = Math.min(1, Math.min(byNorm, byParts));
      boolean finite = Double.isFinite(norms.norm()[u] + norms.absolute()[u] + rounding);
      scales[u] = finite && factor > 0 ? Math.scalb(factor, grid.deltaBits()) : 0;
    }
    return scales;
  }

  @Override
  public void read(StepVector into) {
    sums.read(into);
  }
}
