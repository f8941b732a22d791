package org.hallmark.privacy.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hallmark.provenance.json.Fields;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;

/**
 * What a plan says of its source: nothing in it depends on the data.
 *
 * @param title what the source is
 * @param format how the file is written
 * @param confidentiality who may see it
 * @param publicRows the number of rows where the plan makes it public; empty where it is private
 * @param nominalSize the public size that sampling rate and divisor are computed from, in privacy
 *     units; equal to the number of rows where that is public
 * @param where which rows of the file belong to the source
 * @param whereReason why the others do not; empty without {@code where}
 * @param schema the columns, with public bounds
 * @param keys the columns of the public frame
 */
public record SourcePlan(
    String title,
    SourceFormat format,
    Confidentiality confidentiality,
    OptionalLong publicRows,
    long nominalSize,
    Optional<Expression> where,
    String whereReason,
    Schema schema,
    List<String> keys) {
  /** More rows than this are refused. */
  public static final long MOST_ROWS = 1_000_000_000;

  public SourcePlan {
    keys = List.copyOf(keys);
    if (nominalSize < 1 || nominalSize > MOST_ROWS) {
      throw new IllegalArgumentException(
          "nominalSize must be in [1, " + MOST_ROWS + "]. Provided value: " + nominalSize);
    }
    if (publicRows.isPresent() && publicRows.getAsLong() != nominalSize) {
      throw new IllegalArgumentException(
          "publicRows must be the nominalSize " + nominalSize + ". Provided value: " + publicRows);
    }
  }

  /** Reads a plan's section {@code source}; every mistake is recorded. */
  public static SourcePlan read(Fields source) {
    return SourcePlanReader.read(source);
  }

  /** One synthetic row is made for each row of this frame. */
  public Frame frame() {
    return Frame.of(schema, keys);
  }
}
