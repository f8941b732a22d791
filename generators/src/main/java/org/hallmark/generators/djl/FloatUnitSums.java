package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.StepVector;

/**
 * Clipped sums of privacy units of several records in single precision. A unit's factor is rounded
 * down, yet rounding in the products and sums lets it move the sum by slightly more than the bound.
 */
final class FloatUnitSums implements ClippedSums {
  private final ParameterLayout layout;
  private final double clip;
  private final UnitClipping clipping;
  private final SumTensors sums;

  FloatUnitSums(NDManager manager, ParameterLayout layout, double clip, UnitSlots slots) {
    this.layout = layout;
    this.clip = clip;
    this.clipping = new UnitClipping(slots.count());
    this.sums = new SumTensors(manager);
  }

  @Override
  public void clear() {
    sums.clear();
  }

  @Override
  public void add(List<ProbeTape.Factors> factors, int places) {
    List<UnitClipping.Doubles> doubles = clipping.doubles(factors);
    double[] scales = clipping.norms(doubles, 1).norm();
    for (int u = 0; u < scales.length; u++) {
      boolean finite = Double.isFinite(scales[u]);
      scales[u] = finite ? Math.nextDown((float) Math.min(1, clip / scales[u])) : 0;
    }
    NDArray column =
        clipping
            .column(doubles.get(0).delta().getManager(), scales, places)
            .toType(DataType.FLOAT32, false);
    NDArray keep = column.gt(0);
    for (UnitClipping.Doubles f : doubles) {
      NDArray delta = UnitClipping.kept(keep, single(f.delta()).mul(column));
      NDArray input = UnitClipping.kept(keep, single(f.input()));
      sums.add(f.layer().weight(), LayerArrays.sum(f.layer(), delta.transpose(), input));
      if (f.layer().biased()) {
        sums.add(f.layer().bias(), delta.sum(new int[] {0}));
      }
    }
  }

  private static NDArray single(NDArray rows) {
    return rows.toType(DataType.FLOAT32, false);
  }

  @Override
  public void read(StepVector into) {
    float[] values = ((StepVector.Float32) into).values();
    Arrays.fill(values, 0);
    for (ParameterLayout.Slot slot : layout.slots()) {
      sums.of(slot.name())
          .ifPresent(
              sum -> System.arraycopy(sum.toFloatArray(), 0, values, slot.offset(), slot.length()));
    }
  }
}
