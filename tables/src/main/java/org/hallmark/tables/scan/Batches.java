package org.hallmark.tables.scan;

import java.io.IOException;
import java.util.List;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** The rows of a table in parts that can be read side by side. */
public interface Batches {
  /** The columns that there are. */
  Schema schema();

  /** The parts, in a fixed order; together they hold every row once. */
  List<Part> parts();

  /** Some of the rows, read by one thread. */
  interface Part {
    /** How much there is to read, in any unit that is the same for all parts. */
    long size();

    /** Reads these columns of all its rows. */
    void read(Schema columns, Sink sink) throws IOException;
  }

  /** Takes what a part holds. */
  interface Sink {
    /** Takes some rows, whose cells may change once this returns. */
    void rows(Table batch);

    /** Takes note of a cell that is {@link org.hallmark.tables.Table#BAD} in the rows. */
    void bad(BadCell cell);

    /** Takes note that so much of the part's size has been read since the last call. */
    void progress(long more);
  }
}
