package org.hallmark.audit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.hallmark.audit.benchmark.Stopwatch.Seconds;
import org.hallmark.metrics.observable.Axis;
import org.hallmark.metrics.observable.Bins;
import org.hallmark.metrics.observable.HistogramGathering;
import org.hallmark.metrics.observable.PairGathering;
import org.hallmark.metrics.observable.Quantity;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.scan.Gathering;
import org.hallmark.tables.scan.LocalScan;
import org.hallmark.tables.scan.Progress;
import org.hallmark.tables.scan.ResidualGathering;
import org.hallmark.tables.scan.Scan;
import org.hallmark.tables.spark.LocalSpark;
import org.hallmark.tables.spark.SparkScan;

/**
 * Prints what scans cost, warm, as ratios with DuckDB and numpy where they are at hand; no test.
 *
 * <p>It makes its data in a temporary folder, about 6 GB for the default of 20 million rows, and
 * removes them. The argument is another number of rows.
 */
public final class EngineBenchmark {
  private static final int THREADS = 2;
  private static final int COLUMNS = 8;
  private static final int BINS = 256;
  private static final int PAIR_COLUMNS = 20;
  private static final int PAIR_BINS = 16;

  private final Path folder;
  private final SparkSession session;

  private EngineBenchmark(Path folder, SparkSession session) {
    this.folder = folder;
    this.session = session;
  }

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20_000_000;
    Path folder = Files.createTempDirectory("hallmark-benchmark");
    SparkSession session = LocalSpark.session(folder.resolve("spark"));
    try {
      EngineBenchmark benchmark = new EngineBenchmark(folder, session);
      benchmark.histograms(rows);
      benchmark.pairs();
    } finally {
      session.stop();
      DurableFiles.deleteTree(folder);
    }
  }

  /** Two tables, a histogram of every column, and a law with quantiles. */
  private void histograms(long rows) throws Exception {
    List<BenchmarkData> tables = new ArrayList<>();
    List<Path> raw = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      Path place = folder.resolve("table" + t);
      tables.add(BenchmarkData.write(session, place, rows, COLUMNS, 100L * t + 1));
      raw.add(folder.resolve("raw" + t));
      tables.get(t).writeRaw(raw.get(t));
    }
    print(
        "two tables of %,d rows and %d columns, %d bins each, a law with quantiles",
        rows, COLUMNS, BINS);
    Seconds local = Stopwatch.seconds(() -> gather(tables, this::local));
    print("  %-33s%s", "local, " + THREADS + " threads", text(local));
    Seconds spark = Stopwatch.seconds(() -> gather(tables, this::spark));
    print("  %-33s%s", "Spark, local[*]", text(spark));
    for (Numpy numpy : Numpy.values()) {
      peer(numpy.title(), numpy.seconds(raw), local, spark);
    }
    peer("DuckDB, histograms alone", DuckDb.seconds(tables, THREADS), local, spark);
    perRow(tables.get(0), rows);
  }

  /** One pair of columns at growing numbers of rows. */
  private void perRow(BenchmarkData large, long rows) throws Exception {
    print("one pair of columns, local");
    for (long few : new long[] {100_000, 1_000_000}) {
      Path place = folder.resolve("rows" + few);
      perRow(BenchmarkData.write(session, place, few, COLUMNS, 7), 1, few);
    }
    perRow(large, 1, rows);
    perRow(large, 5, 5 * rows);
  }

  private void perRow(BenchmarkData data, int times, long rows) throws Exception {
    PairGathering pair = new PairGathering(axes(2, PAIR_BINS));
    Seconds seconds =
        Stopwatch.seconds(
            () ->
                new LocalScan(data.batches(times), THREADS, Progress.UNSEEN).gather(List.of(pair)));
    print(
        "  %,13d rows          %s, %.1f ns of the processor per row",
        rows, text(seconds), 1e9 * seconds.processor() / rows);
  }

  /** A million rows of twenty columns: all single histograms and all pairs, of two tables. */
  private void pairs() throws Exception {
    List<BenchmarkData> tables = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      Path place = folder.resolve("pairs" + t);
      tables.add(BenchmarkData.write(session, place, 1_000_000, PAIR_COLUMNS, 100L * t + 1));
    }
    PairGathering pairs = new PairGathering(axes(PAIR_COLUMNS, PAIR_BINS));
    Seconds seconds =
        Stopwatch.seconds(
            () -> {
              for (BenchmarkData table : tables) {
                local(table).gather(List.of(pairs));
              }
            });
    print("two tables of 1,000,000 rows and 20 columns, all 20 single and 190 pair histograms");
    print("  %-33s%s", "local, " + THREADS + " threads", text(seconds));
  }

  private static void peer(String name, Optional<Seconds> peer, Seconds local, Seconds spark) {
    print("  %-33s%s", name, peer.map(EngineBenchmark::text).orElse(" not at hand"));
    peer.ifPresent(
        seconds ->
            print(
                "    wall: local / it = %.2f, Spark / it = %.2f; processor: %.2f, %.2f",
                local.wall() / seconds.wall(),
                spark.wall() / seconds.wall(),
                local.processor() / seconds.processor(),
                spark.processor() / seconds.processor()));
  }

  private static String text(Seconds seconds) {
    return String.format(
        Locale.ROOT, "%7.3f s, %7.3f s of the processor", seconds.wall(), seconds.processor());
  }

  /** A scan of a table. */
  private interface Route {
    Scan of(BenchmarkData data) throws IOException;
  }

  private Scan local(BenchmarkData data) throws IOException {
    return new LocalScan(data.batches(1), THREADS, Progress.UNSEEN);
  }

  private Scan spark(BenchmarkData data) {
    return SparkScan.of(
        session.read().parquet(data.folder().toString()), data.schema(), "table", Optional.empty());
  }

  private static void gather(List<BenchmarkData> tables, Route route) throws Exception {
    for (BenchmarkData table : tables) {
      List<Gathering<?>> gatherings = new ArrayList<>();
      axes(COLUMNS, BINS).forEach(axis -> gatherings.add(new HistogramGathering(List.of(axis))));
      Expression residual = Expression.parse("c0 + c1 + c2 - c3");
      gatherings.add(new ResidualGathering(residual, Math::abs, 1e-5, 5, List.of("c0")));
      route.of(table).gather(gatherings);
    }
  }

  private static List<Axis> axes(int columns, int bins) throws ExpressionException {
    List<Double> edges =
        IntStream.rangeClosed(0, bins).mapToObj(i -> -6 + 12 * (i / (double) bins)).toList();
    Bins even = new Bins(edges, Bins.Values.REAL, Bins.MissingCell.PRESENT);
    List<Axis> axes = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      axes.add(new Axis(Quantity.fine(Expression.parse("c" + c)), "1", even));
    }
    return axes;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
