package org.hallmark.generators;

import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;

/**
 * Draws synthetic rows in plain Java arithmetic, with no native library: row i depends on the
 * weights, row i of the frame and row i of the seed, and on no other row.
 */
@FunctionalInterface
public interface RowDraws {
  /**
   * The rows {@code from} to {@code to}, without the second.
   *
   * @param threads how many to use; they change no bit
   */
  Table sample(PublicSeed seed, int from, int to, int threads);
}
