package org.hallmark.generators.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.encode.CellEdges;

/**
 * A column that is computed from others in every synthetic row, so that a law between them holds by
 * construction.
 *
 * <p>It also guides the model: before each column is drawn, the model is shown the expression's
 * value with the columns not yet drawn at zero, as one of the cells that begin at {@code guides}.
 * For a balance this is the running total.
 *
 * @param column its name
 * @param expression of modelled and key columns
 * @param guides where each cell begins, rising; what lies below or is no number is in the first
 */
public record Derived(String column, String expression, List<Double> guides) {
  public Derived {
    guides = List.copyOf(guides);
    if (guides.isEmpty()) {
      throw new IllegalArgumentException("guides must not be empty. Provided value: " + guides);
    }
  }

  /** A column whose guide has the cells of its bounds, mirrored at zero. */
  public static Derived of(Column column, String expression) {
    double most = Math.max(Math.abs(column.minimum()), Math.abs(column.maximum()));
    Kind kind = column.whole() ? Kind.COUNT : Kind.REAL;
    Column upper = Column.number(column.name(), "", kind, "1", 0, most, Missing.REFUSED);
    double[] begins = CellEdges.of(upper);
    List<Double> guides = new ArrayList<>();
    for (int i = begins.length - 1; i > 0; i--) {
      guides.add(-begins[i]);
    }
    Arrays.stream(begins).forEach(guides::add);
    return new Derived(column.name(), expression, guides);
  }

  /** The cell of {@code value} where {@code begins} are the guides as an array. */
  public static int guide(double[] begins, double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    int found = Arrays.binarySearch(begins, value);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }
}
