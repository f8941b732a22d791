package org.hallmark.metrics.divergence;

import java.util.ArrayList;
import java.util.List;

/**
 * Two histograms after neighbouring bins were put together until there are records enough for the
 * cells that are left, by a rule that looks at the real counts and the two sizes, never at how the
 * synthetic records are spread.
 *
 * <p>On each axis, from the first bin up, bins are put together until they hold at least t real
 * records; what is left at the end joins the group before. t starts at {@value Crowding#LEAST} and
 * grows by half until the gate is passed or one bin is left on each axis. Cells without neighbours
 * (outside, missing) stay. What is estimated then is the divergence on the merged cells, which is
 * at most that on the planned ones.
 *
 * @param real counts on the merged cells
 * @param synthetic counts on the merged cells
 * @param starts per axis the first bin of each group; empty if nothing was merged
 */
record MergedCells(long[] real, long[] synthetic, List<List<Integer>> starts) {

  /** Unmerged. */
  static MergedCells none(long[] real, long[] synthetic) {
    return new MergedCells(real, synthetic, List.of());
  }

  /** Merged as far as needed. */
  static MergedCells neighbours(
      Shape shape, long[] real, long[] synthetic, Inefficiency inefficiency) {
    MergedCells cells = none(real, synthetic);
    for (long least = Crowding.LEAST; cells.refused(inefficiency); least += (least + 1) / 2) {
      List<List<Integer>> starts = new ArrayList<>();
      for (int axis = 0; axis < shape.axes().size(); axis++) {
        starts.add(groups(marginal(shape, axis, real), shape.axes().get(axis).bins(), least));
      }
      cells = new MergedCells(merge(shape, starts, real), merge(shape, starts, synthetic), starts);
      if (starts.stream().allMatch(groups -> groups.size() == 1)) {
        return cells;
      }
    }
    return cells;
  }

  private boolean refused(Inefficiency inefficiency) {
    return Crowding.of(real, synthetic, inefficiency).refusal().isPresent();
  }

  private static List<Integer> groups(long[] counts, int bins, long least) {
    List<Integer> starts = new ArrayList<>();
    long held = least;
    for (int bin = 0; bin < bins; bin++) {
      if (held >= least) {
        starts.add(bin);
        held = 0;
      }
      held += counts[bin];
    }
    if (held < least && starts.size() > 1) {
      starts.remove(starts.size() - 1);
    }
    return starts;
  }

  private static long[] marginal(Shape shape, int axis, long[] counts) {
    int inner = 1;
    for (int later = axis + 1; later < shape.axes().size(); later++) {
      inner *= shape.axes().get(later).cells();
    }
    long[] marginal = new long[shape.axes().get(axis).cells()];
    for (int cell = 0; cell < counts.length; cell++) {
      marginal[cell / inner % marginal.length] += counts[cell];
    }
    return marginal;
  }

  private static long[] merge(Shape shape, List<List<Integer>> starts, long[] counts) {
    int[] group = new int[counts.length];
    int size = 1;
    int inner = counts.length;
    for (int axis = 0; axis < starts.size(); axis++) {
      Shape.Axis cells = shape.axes().get(axis);
      int[] to = targets(starts.get(axis), cells);
      int length = starts.get(axis).size() + cells.cells() - cells.bins();
      inner /= cells.cells();
      for (int cell = 0; cell < group.length; cell++) {
        group[cell] = group[cell] * length + to[cell / inner % cells.cells()];
      }
      size *= length;
    }
    long[] merged = new long[size];
    for (int cell = 0; cell < counts.length; cell++) {
      merged[group[cell]] += counts[cell];
    }
    return merged;
  }

  private static int[] targets(List<Integer> starts, Shape.Axis axis) {
    int[] to = new int[axis.cells()];
    int group = -1;
    for (int cell = 0; cell < to.length; cell++) {
      if (cell >= axis.bins() || group + 1 < starts.size() && starts.get(group + 1) == cell) {
        group++;
      }
      to[cell] = group;
    }
    return to;
  }
}
