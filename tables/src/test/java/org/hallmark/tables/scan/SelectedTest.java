package org.hallmark.tables.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;
import org.hallmark.tables.Tables;
import org.junit.jupiter.api.Test;

class SelectedTest {
  @Test
  void gather_condition_seesTheRowsWhereItIsTrueAlone() throws Exception {
    Table table = Tables.random(1000, 8);
    Expression where = Expression.parse("left > 30 AND weather = 'dry'");
    double[] truths = where.evaluate(table);
    long expected = 0;
    for (double truth : truths) {
      expected += truth == 1 ? 1 : 0;
    }
    Batches selected = new Selected(new TableBatches(table, 7), where);
    ResidualGathering speeds =
        new ResidualGathering(
            Expression.parse("greatest(0, 31 - left)"), Math::abs, 0, 3, List.of());
    Gathered found = new LocalScan(selected, 2, Progress.UNSEEN).gather(List.of(speeds));
    assertEquals(expected, found.rows());
    assertEquals(0, found.of(speeds).violations());
  }

  @Test
  void selected_number_isRefused() throws Exception {
    Expression number = Expression.parse("left + 1");
    Batches source = new TableBatches(Tables.random(1, 1), 1);
    assertThrows(IllegalArgumentException.class, () -> new Selected(source, number));
  }
}
