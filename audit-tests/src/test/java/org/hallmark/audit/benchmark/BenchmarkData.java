package org.hallmark.audit.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.file.parquet.ParquetBatches;
import org.hallmark.tables.scan.BadCell;
import org.hallmark.tables.scan.Batches;

/**
 * A table of standard normal columns c0, c1 and so on, of which c3 is the sum of the first three
 * but for a millionth, in a folder of snappy Parquet files that Spark has written.
 *
 * @param folder the files
 * @param columns how many columns there are
 */
record BenchmarkData(Path folder, int columns) {
  private static final int FILES = 8;

  /** Writes a table. */
  static BenchmarkData write(SparkSession session, Path folder, long rows, int columns, long seed) {
    String[] cells =
        IntStream.range(0, columns)
            .mapToObj(c -> (c == 3 ? "1e-6 * " : "") + "randn(" + (seed + c) + ") AS c" + c)
            .toArray(String[]::new);
    Dataset<Row> table = session.range(0, rows, 1, FILES).selectExpr(cells);
    Dataset<Row> conserved = table.withColumn("c3", functions.expr("c0 + c1 + c2 + c3"));
    conserved.write().option("compression", "snappy").parquet(folder.toString());
    return new BenchmarkData(folder, columns);
  }

  Schema schema() {
    return new Schema(
        IntStream.range(0, columns)
            .mapToObj(c -> Column.number("c" + c, "", Kind.REAL, "1", -6, 6, Missing.REFUSED))
            .toList());
  }

  /** All rows, so many times. */
  Batches batches(int times) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> files = inside.filter(f -> f.toString().endsWith(".parquet")).sorted().toList();
      return ParquetBatches.open(
          Collections.nCopies(times, files).stream().flatMap(List::stream).toList(), schema());
    }
  }

  /** Writes every column as raw 64-bit floats, as numpy reads them fastest. */
  void writeRaw(Path into) throws IOException {
    Files.createDirectories(into);
    for (String name : schema().names()) {
      try (OutputStream out = Files.newOutputStream(into.resolve(name + ".f64"))) {
        for (Batches.Part part : batches(1).parts()) {
          part.read(schema().select(List.of(name)), new Raw(out));
        }
      }
    }
  }

  private record Raw(OutputStream out) implements Batches.Sink {
    @Override
    public void rows(Table batch) {
      ByteBuffer bytes =
          ByteBuffer.allocate(Double.BYTES * batch.rows()).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asDoubleBuffer().put(batch.column(0));
      try {
        out.write(bytes.array());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void bad(BadCell cell) {
      throw new IllegalStateException(cell.toString());
    }

    @Override
    public void progress(long more) {
      // Nobody watches.
    }
  }
}
