package org.hallmark.metrics.observable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;
import org.hallmark.tables.scan.Gathering;

/**
 * The histograms of many axes of the fine scale, each by itself and each with each.
 *
 * <p>Every value is put into its bin once; the pairs are counted from the numbers of the cells, one
 * pair after the other, so that the counts of a pair stay in the processor's nearest cache.
 *
 * @param axes all fine
 */
public record PairGathering(List<Axis> axes) implements Gathering<PairCounts> {
  /** More cells in all pairs are refused. */
  public static final long MOST_CELLS = 1L << 26;

  public PairGathering {
    axes = List.copyOf(axes);
    if (axes.stream().anyMatch(axis -> axis.quantity().scale() != Scale.FINE)) {
      throw new IllegalArgumentException("axes must be fine. Provided value: " + axes);
    }
    if (pairCells(axes) > MOST_CELLS
        || axes.stream().anyMatch(axis -> axis.bins().size() > Character.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "axes must have at most "
              + MOST_CELLS
              + " cells in all pairs. Provided value: "
              + pairCells(axes));
    }
  }

  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>();
    axes.forEach(axis -> columns.addAll(axis.quantity().columns()));
    return columns;
  }

  @Override
  public Accumulator<PairCounts> start() {
    return new Counting(this);
  }

  private static long pairCells(List<Axis> axes) {
    long cells = 0;
    long before = 0;
    for (Axis axis : axes) {
      cells += before * axis.bins().size();
      before += axis.bins().size();
    }
    return cells;
  }

  private static final class Counting implements Accumulator<PairCounts> {
    private static final long serialVersionUID = 1L;

    private final PairGathering gathering;
    private final ArrayList<BinTable> tables = new ArrayList<>();
    private final PairCounts counts;
    private char[][] cells;

    Counting(PairGathering gathering) {
      this.gathering = gathering;
      gathering.axes.forEach(axis -> tables.add(new BinTable(axis.bins())));
      this.counts =
          new PairCounts(gathering.axes.stream().mapToInt(axis -> axis.bins().size()).toArray());
      this.cells = new char[tables.size()][0];
    }

    @Override
    public void add(Table batch) {
      if (cells.length > 0 && cells[0].length < batch.rows()) {
        cells = new char[tables.size()][batch.rows()];
      }
      for (int a = 0; a < cells.length; a++) {
        tables.get(a).cells(gathering.axes.get(a).quantity().binned(batch), cells[a]);
      }
      counts.add(cells, batch.rows());
    }

    @Override
    public void merge(Accumulator<PairCounts> other) {
      counts.merge(((Counting) other).counts);
    }

    @Override
    public PairCounts result() {
      return counts;
    }
  }
}
