package org.hallmark.generators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * Draws that go block by block, on any number of threads.
 *
 * @param schema of the tables
 * @param rows that there are in all
 * @param block how one block is drawn
 */
public record BlockDraws(Schema schema, int rows, Block block) implements RowDraws {
  /** Rows that are drawn together; it changes no bit. */
  private static final int SIZE = 2048;

  /** Draws a block. */
  @FunctionalInterface
  public interface Block {
    /**
     * Writes the rows {@code begin} to {@code end}, without the second.
     *
     * @param cells by column of the schema
     * @param at where the first of them goes
     */
    void draw(PublicSeed seed, int begin, int end, double[][] cells, int at);
  }

  @Override
  public Table sample(PublicSeed seed, int from, int to, int threads) {
    if (from < 0 || to < from || to > rows || threads < 1) {
      throw new IllegalArgumentException(
          "range must be within [0, " + rows + "]. Provided value: " + from + " to " + to);
    }
    double[][] cells = new double[schema.columns().size()][to - from];
    int blocks = (to - from + SIZE - 1) / SIZE;
    run(
        IntStream.range(0, Math.min(threads, blocks))
            .mapToObj(
                worker ->
                    new Thread(
                        () -> {
                          for (int b = worker; b < blocks; b += threads) {
                            int begin = from + b * SIZE;
                            int end = Math.min(to, begin + SIZE);
                            block.draw(seed, begin, end, cells, begin - from);
                          }
                        },
                        "hallmark-sampling"))
            .toList());
    return Table.of(schema, cells);
  }

  private static void run(List<Thread> workers) {
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    workers.forEach(w -> w.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure)));
    workers.forEach(Thread::start);
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("sampling was interrupted", e);
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("sampling failed", failures.get(0));
    }
  }
}
