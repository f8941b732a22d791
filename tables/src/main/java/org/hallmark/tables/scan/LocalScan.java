package org.hallmark.tables.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hallmark.tables.Schema;

/**
 * A scan in this process without Spark: each thread takes the next part that nobody has, and has
 * accumulators of its own, which are merged in the end.
 *
 * @param source the rows
 * @param threads how many threads read
 * @param progress told after every batch
 */
public record LocalScan(Batches source, int threads, Progress progress) implements Scan {
  public LocalScan {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1. Provided value: " + threads);
    }
  }

  /** A scan on all processors that nobody watches. */
  public static LocalScan of(Batches source) {
    return new LocalScan(source, Runtime.getRuntime().availableProcessors(), Progress.UNSEEN);
  }

  @Override
  public Gathered gather(List<? extends Gathering<?>> gatherings) throws IOException {
    Schema columns = Scan.columns(source.schema(), gatherings);
    List<Batches.Part> parts = source.parts();
    Ticker ticker = new Ticker(progress, parts.stream().mapToLong(Batches.Part::size).sum());
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Pass>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Pass pass = new Pass(gatherings, columns, ticker);
        workers.add(pool.submit(() -> pass.read(parts, next)));
      }
      return merged(workers).gathered();
    } finally {
      next.set(parts.size());
      pool.shutdownNow();
    }
  }

  private static Pass merged(List<Future<Pass>> workers) throws IOException {
    try {
      Pass first = workers.get(0).get();
      for (Future<Pass> worker : workers.subList(1, workers.size())) {
        first.merge(worker.get());
      }
      return first;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException failure ? failure : new IOException(cause);
  }
}
