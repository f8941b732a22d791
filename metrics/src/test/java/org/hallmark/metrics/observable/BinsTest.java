package org.hallmark.metrics.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.hallmark.metrics.observable.Bins.MissingCell;
import org.hallmark.metrics.observable.Bins.Values;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

class BinsTest {
  private static final Bins SPEED =
      new Bins(List.of(0.0, 2.5, 30.0), Values.REAL, MissingCell.PRESENT);
  private static final Bins COUNT =
      new Bins(List.of(0.0, 1.0, 3.0, Double.POSITIVE_INFINITY), Values.WHOLE, MissingCell.ABSENT);

  @Test
  void cell_insideBins_isHalfOpenButForTheLast() {
    assertEquals(0, SPEED.cell(0));
    assertEquals(0, SPEED.cell(Math.nextDown(2.5)));
    assertEquals(1, SPEED.cell(2.5));
    assertEquals(1, SPEED.cell(30));
  }

  @Test
  void cell_belowAboveOrBad_isOutside() {
    assertEquals(2, SPEED.cell(-1e-9));
    assertEquals(2, SPEED.cell(Math.nextUp(30.0)));
    assertEquals(2, SPEED.cell(Table.BAD));
    assertEquals(3, COUNT.cell(Table.BAD));
  }

  @Test
  void cell_badWithoutLowerEnd_isStillOutside() {
    Bins open = new Bins(List.of(Double.NEGATIVE_INFINITY, 0.0), Values.REAL, MissingCell.ABSENT);
    assertEquals(1, open.cell(Table.BAD));
    assertEquals(0, open.cell(-1e300));
  }

  @Test
  void cell_missing_hasItsOwnCellWhereThereIsOne() {
    assertEquals(3, SPEED.cell(Table.MISSING));
    assertEquals(3, COUNT.cell(Table.MISSING));
    assertEquals(4, SPEED.size());
    assertEquals(4, COUNT.size());
  }

  @Test
  void labels_realAndWhole_nameEveryCell() {
    assertEquals(List.of("[0, 2.5)", "[2.5, 30]", "outside", "missing"), SPEED.labels());
    assertEquals(List.of("0", "1–2", "≥ 3", "outside"), COUNT.labels());
  }

  @Test
  void edges_notIncreasing_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Bins(List.of(0.0, 0.0), Values.REAL, MissingCell.ABSENT));
  }
}
