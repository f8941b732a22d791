package org.hallmark.generators.encode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * Rows of which only the first columns are drawn, for expressions to be evaluated over: the others
 * are zero.
 *
 * @param schema of whole rows
 * @param columns the modelled ones, in the order of drawing
 */
public record PartialRows(Schema schema, List<String> columns) {
  public PartialRows {
    columns = List.copyOf(columns);
  }

  /**
   * The rows.
   *
   * @param keys a table that has the keys; other columns of it are not looked at
   * @param drawn the modelled columns' values
   * @param count how many of them are drawn
   */
  public Table of(Table keys, double[][] drawn, int count) {
    double[][] cells = new double[schema.columns().size()][];
    double[] zeros = new double[keys.rows()];
    Arrays.fill(cells, zeros);
    for (String name : schema.names()) {
      if (keys.schema().has(name)) {
        cells[schema.indexOf(name)] = keys.column(name);
      }
    }
    for (int c = 0; c < columns.size(); c++) {
      cells[schema.indexOf(columns.get(c))] = c < count ? drawn[c] : zeros;
    }
    return Table.of(schema, cells);
  }

  /** An expression over the schema. */
  public Expression expression(String text) {
    try {
      Expression expression = Expression.parse(text, schema);
      Optional<String> problem = expression.check(schema);
      if (problem.isPresent()) {
        throw new IllegalArgumentException(problem.get());
      }
      return expression;
    } catch (ExpressionException e) {
      throw new IllegalArgumentException("expression must be readable. Provided value: " + text, e);
    }
  }
}
