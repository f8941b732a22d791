package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.StepVector;

/**
 * Clipped sums in single precision. The factor of a record is rounded down, yet rounding in the
 * products and sums lets a record move the sum by slightly more than the bound.
 */
final class FloatSums implements ClippedSums {
  private final NDManager manager;
  private final ParameterLayout layout;
  private final double clip;
  private final Map<String, NDArray> sums = new HashMap<>();

  FloatSums(NDManager manager, ParameterLayout layout, double clip) {
    this.manager = manager;
    this.layout = layout;
    this.clip = clip;
    layout.slots().forEach(s -> sums.put(s.name(), manager.zeros(ProbedVae.shapeOf(s))));
  }

  @Override
  public void add(List<ProbeTape.Factors> factors, int records) {
    NDArray squares = null;
    for (ProbeTape.Factors f : factors) {
      NDArray own = Rows.squares(f.delta()).mul(Rows.squares(f.input()).addi(1));
      squares = squares == null ? own : squares.addi(own);
    }
    Rows.Scale scale = Rows.scale(squares, records, clip, 1);
    for (ProbeTape.Factors f : factors) {
      NDArray delta = scale.applied(f.delta());
      NDArray input = scale.kept(f.input());
      sums.get(f.layer().weight()).addi(delta.transpose().matMul(input));
      sums.get(f.layer().bias()).addi(delta.sum(new int[] {0}));
    }
  }

  @Override
  public void read(StepVector into) {
    float[] values = ((StepVector.Float32) into).values();
    for (ParameterLayout.Slot slot : layout.slots()) {
      float[] part = sums.get(slot.name()).toFloatArray();
      System.arraycopy(part, 0, values, slot.offset(), part.length);
    }
  }
}
