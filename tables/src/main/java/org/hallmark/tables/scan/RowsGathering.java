package org.hallmark.tables.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * All rows of some columns as one table in canonical order: for what must see every row at once. It
 * takes the memory of those columns.
 *
 * @param schema the columns
 */
public record RowsGathering(Schema schema) implements Gathering<Table> {
  @Override
  public SortedSet<String> columns() {
    return new TreeSet<>(schema.names());
  }

  @Override
  public Accumulator<Table> start() {
    return new Rows(schema, new ArrayList<>(List.of(new RowStore(schema))));
  }

  private record Rows(Schema schema, ArrayList<RowStore> stores) implements Accumulator<Table> {
    @Override
    public void add(Table batch) {
      stores.get(0).add(batch);
    }

    @Override
    public void merge(Accumulator<Table> other) {
      stores.addAll(((Rows) other).stores);
    }

    @Override
    public Table result() {
      return RowStore.table(schema, stores).sorted();
    }
  }
}
