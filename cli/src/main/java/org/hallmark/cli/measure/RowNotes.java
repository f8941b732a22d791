package org.hallmark.cli.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;
import org.hallmark.tables.scan.Gathering;

/**
 * How many rows lack what the plan counts on: first, for each expression, those where it has no
 * value; then, for each column, those whose number lies beyond the bounds that the plan states.
 *
 * @param valued expressions that should have a value
 * @param bounded columns of numbers
 */
record RowNotes(List<Expression> valued, List<Column> bounded) implements Gathering<long[]> {
  RowNotes {
    valued = List.copyOf(valued);
    bounded = bounded.stream().filter(column -> column.kind() != Kind.CATEGORY).toList();
  }

  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>();
    valued.forEach(expression -> columns.addAll(expression.columns()));
    bounded.forEach(column -> columns.add(column.name()));
    return columns;
  }

  @Override
  public Accumulator<long[]> start() {
    return new Counting(
        new ArrayList<>(valued),
        new ArrayList<>(bounded),
        new long[valued.size() + bounded.size()]);
  }

  private record Counting(ArrayList<Expression> valued, ArrayList<Column> bounded, long[] counts)
      implements Accumulator<long[]> {
    @Override
    public void add(Table batch) {
      for (int i = 0; i < valued.size(); i++) {
        counts[i] += unknown(valued.get(i).evaluate(batch));
      }
      for (int i = 0; i < bounded.size(); i++) {
        Column column = bounded.get(i);
        counts[valued.size() + i] +=
            beyond(batch.column(column.name()), column.minimum(), column.maximum());
      }
    }

    private static long unknown(double[] values) {
      long unknown = 0;
      for (double value : values) {
        unknown += Double.isFinite(value) ? 0 : 1;
      }
      return unknown;
    }

    /** Missing and bad cells are told elsewhere. */
    private static long beyond(double[] values, double minimum, double maximum) {
      long beyond = 0;
      for (double value : values) {
        beyond += value > maximum || value < minimum && !Table.isBad(value) ? 1 : 0;
      }
      return beyond;
    }

    @Override
    public void merge(Accumulator<long[]> other) {
      long[] others = ((Counting) other).counts;
      for (int i = 0; i < counts.length; i++) {
        counts[i] += others[i];
      }
    }

    @Override
    public long[] result() {
      return counts.clone();
    }
  }
}
