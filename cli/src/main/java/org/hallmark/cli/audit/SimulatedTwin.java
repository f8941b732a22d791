package org.hallmark.cli.audit;

import java.util.List;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Column;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Table;

/**
 * Rows that look to a training like those of a plan's source and are nobody's: keys are drawn from
 * the public frame, all other cells uniformly between the public bounds of their column.
 */
final class SimulatedTwin {
  /** More rows than this make no better audit. */
  static final int MOST_ROWS = 1_000_000;

  private static final double MISSING_SHARE = 0.1;

  private SimulatedTwin() {}

  /** As many rows as units of the plan's nominal size may have, but at most {@value #MOST_ROWS}. */
  static Table of(SourcePlan source, PrivacyUnit unit, PublicSeed seed) {
    int rows = (int) Math.min(MOST_ROWS, source.nominalSize() * unit.records());
    List<Column> columns = source.schema().columns();
    Frame frame = source.frame();
    double[][] cells = new double[columns.size()][rows];
    for (int row = 0; row < rows; row++) {
      PublicDraws draws = seed.draws(row);
      int key = (int) (draws.nextUniform() * frame.rows());
      for (int c = 0; c < columns.size(); c++) {
        Column column = columns.get(c);
        cells[c][row] =
            frame.keys().contains(column.name())
                ? frame.table().column(column.name())[key]
                : cell(column, draws);
      }
    }
    return Table.of(source.schema(), cells);
  }

  private static double cell(Column column, PublicDraws draws) {
    double where = draws.nextUniform();
    if (column.missing() == Missing.CATEGORY && draws.nextUniform() < MISSING_SHARE) {
      return Table.MISSING;
    }
    double span = column.maximum() - column.minimum();
    return column.whole()
        ? column.minimum() + Math.floor(where * (span + 1))
        : column.minimum() + where * span;
  }
}
