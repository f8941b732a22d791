package org.hallmark.cli.measure;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.metrics.observable.HistogramGathering;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;
import org.hallmark.tables.scan.Gathering;

/**
 * The histogram of every cluster of correlated records, such as a trajectory or a stretch of one,
 * in the order of the clusters' values.
 *
 * @param histogram whose cells are counted
 * @param by what the records of a cluster have in common
 */
record ClusterGathering(HistogramGathering histogram, Expression by)
    implements Gathering<long[][]> {
  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>(histogram.columns());
    columns.addAll(by.columns());
    return columns;
  }

  /** Of a coarse observable, a cluster must hold whole groups. */
  @Override
  public List<Expression> groupedBy() {
    return histogram.groupedBy().isEmpty() ? List.of() : List.of(by);
  }

  @Override
  public Accumulator<long[][]> start() {
    return new Counting(this);
  }

  private static final class Counting implements Accumulator<long[][]> {
    private static final long serialVersionUID = 1L;

    private final ClusterGathering gathering;
    private final TreeMap<Double, Accumulator<long[]>> clusters = new TreeMap<>();

    Counting(ClusterGathering gathering) {
      this.gathering = gathering;
    }

    @Override
    public void add(Table batch) {
      double[] cluster = gathering.by.evaluate(batch);
      Map<Double, int[]> rows = new TreeMap<>();
      Map<Double, Integer> sizes = new TreeMap<>();
      for (double value : cluster) {
        sizes.merge(value, 1, Integer::sum);
      }
      sizes.forEach((value, size) -> rows.put(value, new int[size]));
      for (int row = cluster.length - 1; row >= 0; row--) {
        int place = sizes.merge(cluster[row], -1, Integer::sum);
        rows.get(cluster[row])[place] = row;
      }
      rows.forEach((value, chosen) -> of(value).add(batch.rows(chosen)));
    }

    private Accumulator<long[]> of(double cluster) {
      return clusters.computeIfAbsent(cluster, value -> gathering.histogram.start());
    }

    @Override
    public void merge(Accumulator<long[][]> other) {
      ((Counting) other).clusters.forEach((value, counts) -> of(value).merge(counts));
    }

    @Override
    public long[][] result() {
      return clusters.values().stream().map(Accumulator::result).toArray(long[][]::new);
    }
  }
}
