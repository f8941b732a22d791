package org.hallmark.privacy.source;

import java.util.List;
import java.util.function.IntFunction;
import org.hallmark.privacy.training.MarginalLooks;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.encode.Codes;

/** Looks at rows that everybody may see: exact counts, and the candidate with the best score. */
public final class PublicMarginals implements MarginalLooks {
  private final CodedColumns columns;

  private PublicMarginals(CodedColumns columns) {
    this.columns = columns;
  }

  /** Of public rows. */
  public static PublicMarginals of(RowBlocks rows, List<Codes> columns) {
    return new PublicMarginals(CodedColumns.of(UnitRows.ofRecords(rows), columns));
  }

  @Override
  public int most() {
    return columns.most();
  }

  @Override
  public long[] counts(String look, List<List<Integer>> tables) {
    return columns.counts(tables);
  }

  /** The best score, the first of equal ones. */
  @Override
  public Choices choices(
      String look, List<List<Integer>> pairs, IntFunction<long[]> expected, long[] handicaps) {
    long[] scores = columns.scores(pairs, expected, handicaps);
    return candidates ->
        candidates.stream().reduce((a, b) -> scores[b] > scores[a] ? b : a).orElseThrow();
  }
}
