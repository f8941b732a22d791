package org.hallmark.privacy.training;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Looks at tables of counts over coded columns. A table is named by its columns, one or two of
 * them, and its cells lie row by row: the last column's code runs fastest.
 */
public interface MarginalLooks {
  /** How many records of one privacy unit count at most. */
  int most();

  /**
   * The counts of tables, one table after the other.
   *
   * @param look its id
   */
  long[] counts(String look, List<List<Integer>> tables);

  /**
   * Choices among pairs of columns and one candidate more, the last, which is no pair and has score
   * 0. The score of a pair is Σ|count − expected| over its cells, less its handicap: one record
   * changes one count by one, and so each score by one at most.
   *
   * @param look its id
   * @param expected public numbers for the cells of pair i
   * @param handicaps public numbers by pair
   */
  Choices choices(
      String look, List<List<Integer>> pairs, IntFunction<long[]> expected, long[] handicaps);

  /** Choices one after the other. */
  @FunctionalInterface
  interface Choices {
    /** One of the candidates, which are places of pairs, or the number of pairs for none. */
    int next(List<Integer> candidates);
  }
}
