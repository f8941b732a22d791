package org.hallmark.reports.facts;

import java.util.List;
import java.util.Optional;

/**
 * What the sealed plan says of the source; nothing of it depends on the data.
 *
 * @param format how the file is written
 * @param publicRows the number of rows, where the plan makes it public
 * @param nominalSize the public size that stands for it elsewhere, in privacy units
 * @param where which rows of the file belong to the source
 * @param whereReason why the others do not
 * @param columns the columns, in the plan's order
 * @param keys columns of the public frame: one synthetic row for every combination
 * @param rows how many synthetic rows that gives
 * @param heldOut which rows were kept from training, where the plan says
 */
public record SourceFacts(
    String format,
    Optional<Long> publicRows,
    long nominalSize,
    Optional<String> where,
    String whereReason,
    List<ColumnFacts> columns,
    List<String> keys,
    long rows,
    Optional<String> heldOut) {

  /**
   * A column.
   *
   * @param name in files and formulas
   * @param title in words
   * @param kind category, count, integer or real
   * @param unit of measurement, {@code 1} for a pure number
   * @param missing what an empty cell means
   */
  public record ColumnFacts(String name, String title, String kind, String unit, String missing) {}

  public SourceFacts {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }
}
