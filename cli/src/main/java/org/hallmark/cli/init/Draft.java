package org.hallmark.cli.init;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.tables.Column;
import org.hallmark.tables.Table;

/**
 * What a plan is written from.
 *
 * @param name kebab-case id
 * @param words what its author says in words
 * @param source the table, as the plan names it
 * @param format of the table
 * @param columns of the release, in the order of the table
 * @param leftOut why other columns are not in it, by name
 * @param notes what is to be looked at, by column
 * @param keys the columns of the frame
 * @param rows those of a public table
 * @param privacy what is promised of a confidential one
 */
record Draft(
    String name,
    Words words,
    String source,
    SourceFormat format,
    List<Column> columns,
    Map<String, String> leftOut,
    Map<String, String> notes,
    List<String> keys,
    Optional<Table> rows,
    Optional<Promise> privacy) {
  Draft {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }

  /** What no table tells. */
  record Words(String title, String question, String licence, String creator) {}

  /**
   * What is promised of a confidential table.
   *
   * @param epsilon of one run
   * @param delta of one run
   * @param nominalSize public stand-in for the number of rows
   * @param bought ε of bounds that are bought, by column
   */
  record Promise(double epsilon, double delta, long nominalSize, Map<String, Double> bought) {
    /** What release and bounds spend together. */
    BigDecimal together() {
      return bought.values().stream()
          .map(BigDecimal::valueOf)
          .reduce(BigDecimal.valueOf(epsilon), BigDecimal::add)
          .stripTrailingZeros();
    }
  }

  /** The same with other descriptions of some columns, and notes on them. */
  Draft with(Map<String, Column> others, Map<String, String> otherNotes) {
    return new Draft(
        name,
        words,
        source,
        format,
        columns.stream().map(column -> others.getOrDefault(column.name(), column)).toList(),
        leftOut,
        otherNotes,
        keys,
        rows,
        privacy);
  }

  /** Everybody may see the table. */
  boolean isPublic() {
    return privacy.isEmpty();
  }

  /** The columns that the generator makes. */
  List<Column> modelled() {
    return columns.stream().filter(column -> !keys.contains(column.name())).toList();
  }

  /** How many rows there are, or publicly stand for those. */
  long size() {
    return privacy.map(Promise::nominalSize).orElseGet(() -> (long) rows.orElseThrow().rows());
  }
}
