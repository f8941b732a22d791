package org.hallmark.tables.scan;

import java.io.Serializable;
import org.hallmark.tables.Table;

/**
 * What a gathering knows of the rows that it has seen; used by one thread at a time.
 *
 * <p>The result is a function of the set of rows alone, bit for bit: however they are cut into
 * batches and shared among accumulators, and in whatever order they come. So it may hold counts,
 * extremes, {@link org.hallmark.tables.ExactSum} and bounded lists in a total order, but never a
 * sum of doubles.
 *
 * @param <R> what is found out
 */
public interface Accumulator<R> extends Serializable {
  /**
   * Adds rows.
   *
   * @param batch has at least the gathering's columns; its cells may change once this returns, so
   *     that what is to be kept of them is copied
   */
  void add(Table batch);

  /** Adds what another accumulator of the same gathering has seen; the other is used no more. */
  void merge(Accumulator<R> other);

  /** What is found out of the rows seen so far. */
  R result();
}
