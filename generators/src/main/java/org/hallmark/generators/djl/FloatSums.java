package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.StepVector;

/**
 * Clipped sums in single precision. The factor of a record is rounded down, yet rounding in the
 * products and sums lets a record move the sum by slightly more than the bound.
 */
final class FloatSums implements ClippedSums {
  private final ParameterLayout layout;
  private final double clip;
  private final SumTensors sums;

  FloatSums(NDManager manager, ParameterLayout layout, double clip) {
    this.layout = layout;
    this.clip = clip;
    this.sums = new SumTensors(manager);
  }

  @Override
  public void clear() {
    sums.clear();
  }

  @Override
  public void add(List<ProbeTape.Factors> factors, int records) {
    double[] squares = Rows.squaredNorms(factors, 1);
    NDManager micro = factors.get(0).delta().getManager();
    Rows.Scale scale = Rows.scale(micro, squares, records, clip, 1);
    for (ProbeTape.Factors f : factors) {
      NDArray delta = scale.applied(f.delta());
      sums.add(
          f.layer().weight(), LayerArrays.sum(f.layer(), delta.transpose(), scale.kept(f.input())));
      if (f.layer().biased()) {
        sums.add(f.layer().bias(), delta.sum(new int[] {0}));
      }
    }
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
