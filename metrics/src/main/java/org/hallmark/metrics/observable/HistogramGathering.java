package org.hallmark.metrics.observable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Groups;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;
import org.hallmark.tables.scan.Gathering;

/**
 * The number of records, or of groups of them, in every cell of some axes together, in row-major
 * order. A public group without records has its cell too.
 *
 * @param axes one per dimension, all of one scale and the same groups
 */
public record HistogramGathering(List<Axis> axes) implements Gathering<long[]> {
  public HistogramGathering {
    axes = List.copyOf(axes);
    if (axes.stream().map(axis -> axis.quantity().scale()).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "axes must be at least one, all of one scale. Provided value: " + axes);
    }
  }

  /** The histogram of an observable. */
  public static HistogramGathering of(Observable observable) {
    return new HistogramGathering(observable.axes());
  }

  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>();
    axes.forEach(axis -> columns.addAll(axis.quantity().columns()));
    frameGroups().ifPresent(groups -> columns.addAll(groups.frame().keys()));
    return columns;
  }

  @Override
  public List<Expression> groupedBy() {
    return axes.get(0).quantity().grouping().map(Grouping::by).orElse(List.of());
  }

  @Override
  public Accumulator<long[]> start() {
    return frameGroups().isPresent() ? new FrameCounts(this) : new Counts(this);
  }

  private Optional<Groups> frameGroups() {
    return axes.get(0)
        .quantity()
        .grouping()
        .filter(Grouping.OfFrame.class::isInstance)
        .map(grouping -> ((Grouping.OfFrame) grouping).groups());
  }

  private int cells() {
    return axes.stream().mapToInt(axis -> axis.bins().size()).reduce(1, Math::multiplyExact);
  }

  private List<BinTable> tables() {
    return new ArrayList<>(axes.stream().map(axis -> new BinTable(axis.bins())).toList());
  }

  /** The cell of every record or group of a batch. */
  private int[] cells(List<BinTable> tables, Table batch) {
    int[] cells = new int[0];
    for (int a = 0; a < tables.size(); a++) {
      double[] values = axes.get(a).quantity().binned(batch);
      int[] inner = new int[values.length];
      tables.get(a).cells(values, inner);
      int size = axes.get(a).bins().size();
      for (int i = 0; i < cells.length; i++) {
        inner[i] += cells[i] * size;
      }
      cells = inner;
    }
    return cells;
  }

  /** A table without rows. What is aggregated is numbers, whatever their kind. */
  private Table nothing() {
    Schema frame = frameGroups().orElseThrow().frame().table().schema();
    List<Column> columns = new ArrayList<>();
    for (String name : columns()) {
      columns.add(
          frame.has(name)
              ? frame.column(name)
              : Column.number(name, "", Kind.REAL, "1", 0, 1, Missing.CATEGORY));
    }
    return Table.of(new Schema(columns), new double[columns.size()][0]);
  }

  /** Every record, or group of a batch, once. */
  private static final class Counts implements Accumulator<long[]> {
    private static final long serialVersionUID = 1L;

    private final HistogramGathering gathering;
    private final List<BinTable> tables;
    private final long[] counts;

    Counts(HistogramGathering gathering) {
      this.gathering = gathering;
      this.tables = gathering.tables();
      this.counts = new long[gathering.cells()];
    }

    @Override
    public void add(Table batch) {
      if (tables.size() == 1) {
        tables.get(0).count(gathering.axes.get(0).quantity().binned(batch), counts);
        return;
      }
      for (int cell : gathering.cells(tables, batch)) {
        counts[cell]++;
      }
    }

    @Override
    public void merge(Accumulator<long[]> other) {
      long[] others = ((Counts) other).counts;
      for (int cell = 0; cell < counts.length; cell++) {
        counts[cell] += others[cell];
      }
    }

    @Override
    public long[] result() {
      return counts.clone();
    }
  }

  /** Every group of a frame that has been seen once, and in the end those that have not. */
  private static final class FrameCounts implements Accumulator<long[]> {
    private static final long serialVersionUID = 1L;

    private final HistogramGathering gathering;
    private final List<BinTable> tables;
    private final long[] counts;
    private final BitSet seen = new BitSet();

    FrameCounts(HistogramGathering gathering) {
      this.gathering = gathering;
      this.tables = gathering.tables();
      this.counts = new long[gathering.cells()];
    }

    @Override
    public void add(Table batch) {
      BitSet here = new BitSet();
      for (int group : gathering.frameGroups().orElseThrow().of(batch)) {
        if (group >= 0) {
          here.set(group);
        }
      }
      count(batch, here);
      seen.or(here);
    }

    @Override
    public void merge(Accumulator<long[]> other) {
      FrameCounts others = (FrameCounts) other;
      for (int cell = 0; cell < counts.length; cell++) {
        counts[cell] += others.counts[cell];
      }
      seen.or(others.seen);
    }

    @Override
    public long[] result() {
      FrameCounts all = new FrameCounts(gathering);
      all.merge(this);
      BitSet unseen = new BitSet();
      unseen.set(0, gathering.frameGroups().orElseThrow().size());
      unseen.andNot(seen);
      if (!unseen.isEmpty()) {
        all.count(gathering.nothing(), unseen);
      }
      return all.counts;
    }

    private void count(Table batch, BitSet groups) {
      int[] cells = gathering.cells(tables, batch);
      groups.stream().forEach(group -> counts[cells[group]]++);
    }
  }
}
