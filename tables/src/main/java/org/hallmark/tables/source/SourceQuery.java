package org.hallmark.tables.source;

import java.nio.file.Path;
import java.util.Optional;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;

/**
 * What is wanted of a source file.
 *
 * @param format how it is written
 * @param file a CSV file is gzipped where its name ends in {@code .gz}
 * @param schema the columns that are wanted
 * @param where which records are, as a condition on columns of the schema: those for which it is
 *     true. It takes a bad number for a missing one
 */
public record SourceQuery(Format format, Path file, Schema schema, Optional<Expression> where) {
  public SourceQuery {
    Schema columns = schema;
    where.ifPresent(condition -> require(condition, columns));
  }

  private static void require(Expression condition, Schema schema) {
    Optional<String> problem =
        condition.truth()
            ? condition.check(schema)
            : Optional.of("where must be a comparison, not a number");
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get() + ". Provided value: " + condition);
    }
  }
}
