package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import org.hallmark.generators.StepTally;

/** Counts what happens to the gradients of a step, micro-batch by micro-batch. */
final class TallyKeeper {
  private final double clip;
  private final int slots;
  private final UnitClipping clipping;
  private double[] norms = {};
  private double loss;
  private int units;
  private int notFinite;

  /**
   * Of gradients that are clipped to {@code clip}.
   *
   * @param slots places of a unit
   */
  TallyKeeper(double clip, int slots) {
    this.clip = clip;
    this.slots = slots;
    this.clipping = new UnitClipping(slots);
  }

  /** Starts a step. */
  void clear() {
    norms = new double[0];
    loss = 0;
    units = 0;
    notFinite = 0;
  }

  /**
   * Counts a micro-batch; changes none of it.
   *
   * @param records the first so many rows are records, or places of units
   */
  void add(List<ProbeTape.Factors> factors, NDArray losses, int records) {
    double[] found = norms(factors);
    int drawn = records / slots;
    int kept = norms.length;
    norms = Arrays.copyOf(norms, kept + drawn);
    for (int i = 0; i < drawn; i++) {
      if (Double.isFinite(found[i])) {
        norms[kept++] = found[i];
      } else {
        notFinite++;
      }
    }
    norms = Arrays.copyOf(norms, kept);
    units += drawn;
    float[] each = losses.toFloatArray();
    for (int i = 0; i < records; i++) {
      loss += each[i];
    }
  }

  private double[] norms(List<ProbeTape.Factors> factors) {
    if (slots > 1) {
      return clipping.norms(clipping.doubles(factors), 1).norm();
    }
    double[] squares = Rows.squaredNorms(factors, 1);
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /** What was counted since the start of the step. */
  StepTally tally() {
    double[] sorted = norms.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    return new StepTally(
        units,
        loss / units,
        count == 0 ? 0 : sorted[0],
        count == 0 ? 0 : sorted[count / 2],
        count == 0 ? 0 : sorted[count - 1],
        (int) Arrays.stream(sorted).filter(norm -> norm > clip).count(),
        notFinite);
  }
}
