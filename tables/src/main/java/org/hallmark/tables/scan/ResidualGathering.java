package org.hallmark.tables.scan;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/**
 * The residuals of a law that every row obeys by itself.
 *
 * @param residual what is zero where the law holds; missing where it does not apply
 * @param excess which side is forbidden
 * @param tolerance an excess above this is a violation
 * @param most how many of the worst rows are wanted
 * @param keys columns that name a row
 */
public record ResidualGathering(
    Expression residual, Excess excess, double tolerance, int most, List<String> keys)
    implements Gathering<Residuals> {
  public ResidualGathering {
    keys = List.copyOf(keys);
  }

  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>(residual.columns());
    columns.addAll(keys);
    return columns;
  }

  @Override
  public Accumulator<Residuals> start() {
    return new Adding(residual, new ResidualTotals(excess, tolerance, most, keys));
  }

  private record Adding(Expression residual, ResidualTotals totals)
      implements Accumulator<Residuals> {
    @Override
    public void add(Table batch) {
      totals.add(residual.evaluate(batch), batch);
    }

    @Override
    public void merge(Accumulator<Residuals> other) {
      totals.merge(((Adding) other).totals);
    }

    @Override
    public Residuals result() {
      return totals.residuals();
    }
  }
}
