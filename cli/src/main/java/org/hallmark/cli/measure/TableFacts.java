package org.hallmark.cli.measure;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.tables.scan.BadCell;

/**
 * What was seen of one table as it was read.
 *
 * @param file its name, without the folder
 * @param rows rows that the plan's condition selects; absent where their number is private
 * @param badCells cells that their columns cannot hold, by column
 * @param firstBadCells the first of them
 */
public record TableFacts(
    String file,
    Optional<Long> rows,
    SortedMap<String, Long> badCells,
    List<BadCell> firstBadCells) {
  public TableFacts {
    firstBadCells = List.copyOf(firstBadCells);
  }
}
