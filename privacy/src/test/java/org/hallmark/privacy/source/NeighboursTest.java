package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.tables.Column;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

final class NeighboursTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(Column.category("colour", "colour", List.of("red", "blue"), Missing.REFUSED)));

  /** Counts records in {@code weight} cells each, and says that it is one. */
  private record Liar(int weight) implements CellCounter {
    @Override
    public String id() {
      return "liar";
    }

    @Override
    public int cells() {
      return 1;
    }

    @Override
    public int reach() {
      return 1;
    }

    @Override
    public long[] count(Table rows) {
      long[] cells = new long[4];
      for (double colour : rows.column("colour")) {
        for (int i = 0; i < weight; i++) {
          cells[(int) colour + 2 * i]++;
        }
      }
      return cells;
    }
  }

  @Test
  void largestChange_honestCounter_isItsSensitivity() {
    Liar honest = new Liar(1);
    assertEquals(honest.sensitivity(), Neighbours.largestChange(honest, rows(0, 1, 1)));
  }

  @Test
  void largestChange_counterThatLies_isMore() {
    Liar liar = new Liar(2);
    assertTrue(Neighbours.largestChange(liar, rows(0, 1, 1)) > liar.sensitivity());
  }

  @Test
  void largestChange_emptyTable_isNone() {
    assertEquals(0, Neighbours.largestChange(new Liar(1), rows()));
  }

  private static Table rows(double... colours) {
    return Table.of(SCHEMA, new double[][] {colours});
  }
}
