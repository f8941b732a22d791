package org.hallmark.reports.compare;

import java.util.Optional;
import org.hallmark.reports.compare.Comparison.Cell;
import org.hallmark.reports.compare.Comparison.Change;
import org.hallmark.reports.compare.Comparison.Row;

/**
 * A place at which two sealed plans differ.
 *
 * @param pointer where, as a JSON pointer
 * @param a what stands there in the first plan, as JSON
 * @param b what stands there in the other plan
 */
public record PlanDifference(String pointer, Optional<String> a, Optional<String> b) {
  Row row() {
    return Comparisons.row(
        pointer,
        pointer,
        a.map(Cell::words),
        b.map(Cell::words),
        (left, right) -> Change.DIFFERENT);
  }
}
