package org.hallmark.generators.encode;

import java.util.Arrays;
import java.util.List;
import org.hallmark.tables.Column;
import org.hallmark.tables.encode.CellEdges;
import org.hallmark.tables.encode.Codes;

/**
 * How a modelled column becomes codes: what {@link Codes} needs to be made again.
 *
 * @param column its name
 * @param begins where each cell begins, rising from the column's minimum
 * @param size the number of codes, with that for a missing value where there may be one
 */
public record CodeBook(String column, List<Double> begins, int size) {
  public CodeBook {
    begins = List.copyOf(begins);
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1. Provided value: " + size);
    }
  }

  /** The code book with these cells. */
  public static CodeBook of(Column column, List<Double> begins) {
    return new CodeBook(column.name(), begins, Codes.of(column, array(begins)).size());
  }

  /** The code book that the column's bounds give. */
  public static CodeBook of(Column column) {
    return of(column, Arrays.stream(CellEdges.of(column)).boxed().toList());
  }

  /** The codes of {@code named}, which must be the column that the book is about. */
  public Codes codes(Column named) {
    Codes codes = Codes.of(named, array(begins));
    if (!named.name().equals(column) || codes.size() != size) {
      throw new IllegalArgumentException(
          "column must be " + column + " with " + size + " codes. Provided value: " + named);
    }
    return codes;
  }

  /** As an array. */
  public static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(n -> n).toArray();
  }
}
