package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.hallmark.generators.Layer;
import org.hallmark.generators.ParameterLayout;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.SumGrid;

/**
 * Sums of integers in double precision, which move into integers of 64 bits before there are more
 * than {@value SumGrid#EXACT_RECORDS} of them.
 */
final class GridSums {
  private final ParameterLayout layout;
  private final SumGrid grid;
  private final SumTensors sums;
  private final long[] flushed;
  private int unflushed;

  /** Kept by {@code manager}. */
  GridSums(NDManager manager, ParameterLayout layout, SumGrid grid) {
    this.layout = layout;
    this.grid = grid;
    this.sums = new SumTensors(manager);
    this.flushed = new long[layout.size()];
  }

  void clear() {
    sums.clear();
    Arrays.fill(flushed, 0);
    unflushed = 0;
  }

  /** Makes room for so many summands more. */
  void expect(int summands) {
    if (unflushed + summands > SumGrid.EXACT_RECORDS) {
      flush();
    }
    unflushed += summands;
  }

  /** Adds to a layer's sums, which own the tensors from then on. */
  void add(Layer layer, NDArray weight, NDArray bias) {
    sums.add(layer.weight(), weight);
    if (layer.biased()) {
      sums.add(layer.bias(), bias);
    } else {
      bias.close();
    }
  }

  void read(StepVector into) {
    flush();
    System.arraycopy(flushed, 0, ((StepVector.Exact) into).values(), 0, flushed.length);
  }

  private void flush() {
    for (ParameterLayout.Slot slot : layout.slots()) {
      sums.of(slot.name()).ifPresent(sum -> flush(slot, sum.toDoubleArray()));
    }
    sums.clear();
    unflushed = 0;
  }

  private void flush(ParameterLayout.Slot slot, double[] values) {
    // A bias has an input of one, which is 2^ka on the grid.
    long unit = slot.shape().size() == 1 ? 1L << grid.inputBits() : 1;
    for (int i = 0; i < values.length; i++) {
      flushed[slot.offset() + i] += (long) values[i] * unit;
    }
  }
}
