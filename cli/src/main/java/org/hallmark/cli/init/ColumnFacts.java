package org.hallmark.cli.init;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What the cells of a public column are.
 *
 * @param name its name
 * @param filled cells that hold something
 * @param empty cells that hold nothing
 * @param texts cells that hold no number
 * @param least number
 * @param greatest number
 * @param whole whether all numbers are
 * @param words what stands in the cells, where some hold no number; none where these are too many
 *     for a category
 */
record ColumnFacts(
    String name,
    long filled,
    long empty,
    long texts,
    double least,
    double greatest,
    boolean whole,
    Optional<SortedSet<String>> words) {
  /** A category of more words than this is a name of something, or free text. */
  static final int MOST_WORDS = 256;

  /** Words of a category are no longer than this. */
  static final int LONGEST_WORD = 60;
}
