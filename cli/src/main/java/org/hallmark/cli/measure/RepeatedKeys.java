package org.hallmark.cli.measure;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Expression;
import org.hallmark.tables.KeyGroups;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;
import org.hallmark.tables.scan.Gathering;

/**
 * How many rows have the keys of another row.
 *
 * @param keys columns that together should name one row
 */
record RepeatedKeys(List<Expression> keys) implements Gathering<Long> {
  RepeatedKeys {
    keys = List.copyOf(keys);
  }

  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>();
    keys.forEach(key -> columns.addAll(key.columns()));
    return columns;
  }

  @Override
  public List<Expression> groupedBy() {
    return keys;
  }

  @Override
  public Accumulator<Long> start() {
    return new Counting(keys);
  }

  private static final class Counting implements Accumulator<Long> {
    private static final long serialVersionUID = 1L;

    private final List<Expression> keys;
    private long repeated;

    Counting(List<Expression> keys) {
      this.keys = keys;
    }

    @Override
    public void add(Table batch) {
      KeyGroups groups = KeyGroups.of(batch, keys);
      long named = 0;
      for (int group : groups.groups()) {
        named += group >= 0 ? 1 : 0;
      }
      repeated += named - groups.size();
    }

    @Override
    public void merge(Accumulator<Long> other) {
      repeated += ((Counting) other).repeated;
    }

    @Override
    public Long result() {
      return repeated;
    }
  }
}
