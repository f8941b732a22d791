package org.hallmark.tables.scan;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.tables.ExactSum;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/** The exact sum of a column in every group of rows, or in all rows as group 0. */
public record Totals(String column, List<Expression> groupedBy)
    implements Gathering<TreeMap<Double, Double>> {
  @Override
  public SortedSet<String> columns() {
    return new TreeSet<>(List.of(column));
  }

  @Override
  public Accumulator<TreeMap<Double, Double>> start() {
    return new Sums(this);
  }

  private static final class Sums implements Accumulator<TreeMap<Double, Double>> {
    private static final long serialVersionUID = 1L;

    private final Totals totals;
    private final TreeMap<Double, ExactSum> sums = new TreeMap<>();

    Sums(Totals totals) {
      this.totals = totals;
    }

    @Override
    public void add(Table batch) {
      double[] groups =
          totals.groupedBy().isEmpty()
              ? new double[batch.rows()]
              : totals.groupedBy().get(0).evaluate(batch);
      for (int row = 0; row < batch.rows(); row++) {
        double cell = batch.column(totals.column())[row];
        sums.computeIfAbsent(groups[row], g -> new ExactSum())
            .add(Table.isMissing(cell) ? 0 : cell);
      }
    }

    @Override
    public void merge(Accumulator<TreeMap<Double, Double>> other) {
      ((Sums) other).sums.forEach((group, sum) -> sums.merge(group, sum, ExactSum::add));
    }

    @Override
    public TreeMap<Double, Double> result() {
      TreeMap<Double, Double> result = new TreeMap<>();
      sums.forEach((group, sum) -> result.put(group, sum.value()));
      return result;
    }
  }
}
