package org.hallmark.tables.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.scan.Batches;

/** All that the parts of a table hold, in their order. */
public final class Cells implements Batches.Sink {
  private final List<double[][]> batches = new ArrayList<>();
  private final List<BadCell> bad = new ArrayList<>();
  private long progress;

  /** Reads these columns of all parts. */
  public static Cells of(Batches batches, Schema columns) throws IOException {
    Cells cells = new Cells();
    long size = 0;
    for (Batches.Part part : batches.parts()) {
      part.read(columns, cells);
      size += part.size();
    }
    if (cells.progress != size) {
      throw new AssertionError("progress told " + cells.progress + " of " + size);
    }
    return cells;
  }

  /** Reads all columns of all parts. */
  public static Cells of(Batches batches) throws IOException {
    return of(batches, batches.schema());
  }

  @Override
  public void rows(Table batch) {
    double[][] copy = new double[batch.schema().columns().size()][];
    for (int c = 0; c < copy.length; c++) {
      copy[c] = batch.column(c).clone();
    }
    batches.add(copy);
  }

  @Override
  public void bad(BadCell cell) {
    bad.add(cell);
  }

  @Override
  public void progress(long more) {
    progress += more;
  }

  /** The cells of a column. */
  public double[] column(int index) {
    return batches.stream().flatMapToDouble(batch -> Arrays.stream(batch[index])).toArray();
  }

  /** The bad cells. */
  public List<BadCell> bad() {
    return bad;
  }
}
