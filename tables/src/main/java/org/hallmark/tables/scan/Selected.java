package org.hallmark.tables.scan;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * The rows of a table for which a condition is true. Bad cells are told of all rows, for whether a
 * row is selected may depend on them.
 *
 * @param source the table
 * @param where the condition
 */
public record Selected(Batches source, Expression where) implements Batches {
  public Selected {
    if (!where.truth()) {
      throw new IllegalArgumentException("where must be a condition. Provided value: " + where);
    }
  }

  @Override
  public Schema schema() {
    return source.schema();
  }

  @Override
  public List<Part> parts() {
    return source.parts().stream().<Part>map(Rows::new).toList();
  }

  private final class Rows implements Part {
    private final Part all;

    private Rows(Part all) {
      this.all = all;
    }

    @Override
    public long size() {
      return all.size();
    }

    @Override
    public void read(Schema columns, Sink sink) throws IOException {
      List<String> names =
          Stream.concat(columns.names().stream(), where.columns().stream()).distinct().toList();
      all.read(source.schema().select(names), new Selecting(columns.names(), sink));
    }
  }

  private final class Selecting implements Sink {
    private final List<String> wanted;
    private final Sink sink;

    private Selecting(List<String> wanted, Sink sink) {
      this.wanted = wanted;
      this.sink = sink;
    }

    @Override
    public void rows(Table batch) {
      double[] truths = where.evaluate(batch);
      int[] chosen = IntStream.range(0, truths.length).filter(i -> truths[i] == 1).toArray();
      Table columns = batch.select(wanted);
      sink.rows(chosen.length == truths.length ? columns : columns.rows(chosen));
    }

    @Override
    public void bad(BadCell cell) {
      sink.bad(cell);
    }

    @Override
    public void progress(long more) {
      sink.progress(more);
    }
  }
}
