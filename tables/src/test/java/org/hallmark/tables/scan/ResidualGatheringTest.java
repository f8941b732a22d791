package org.hallmark.tables.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.Tables;
import org.junit.jupiter.api.Test;

class ResidualGatheringTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("id", "", Kind.INTEGER, "1", 0, 9, Missing.REFUSED),
              Column.number("r", "", Kind.REAL, "1", -9, 9, Missing.CATEGORY)));

  @Test
  void gather_everyKindOfRow_isCounted() throws Exception {
    Table table =
        Table.of(
            SCHEMA,
            new double[][] {
              {0, 1, 2, 3, 4, 5, 6}, {0, -3, 3, 0.5, Table.MISSING, Table.BAD, -0.25}
            });
    Residuals found =
        gather(new ResidualGathering(parse("r"), Math::abs, 0.5, 2, List.of("id")), table);
    assertEquals(6, found.checked());
    assertEquals(3, found.violations());
    assertEquals(1, found.bad());
    assertEquals(0.25, found.sum());
    assertEquals(0.25, found.excesses().rank(2).low());
    assertEquals(
        List.of(new WorstRow(3, 3, List.of(2.0)), new WorstRow(3, -3, List.of(1.0))),
        found.worst());
  }

  @Test
  void gather_hugeResiduals_addUpExactly() throws Exception {
    Table table = Table.of(SCHEMA, new double[][] {{1, 2}, {1e300, -1e300}});
    Residuals found = gather(new ResidualGathering(parse("r"), r -> r, 1, 0, List.of()), table);
    assertEquals(0, found.sum());
    assertEquals(List.of(), found.worst());
  }

  @Test
  void gather_anyPartsAndOrder_givesTheSameBits() throws Exception {
    Residuals found =
        Partitions.assertSame(
            new ResidualGathering(
                parse("speed - minute / 3"), Math::abs, 4, 7, List.of("minute", "edge")),
            Tables.random(40_000, 52));
    assertEquals(7, found.worst().size());
    assertEquals(found.checked(), found.excesses().count());
  }

  private static Residuals gather(ResidualGathering gathering, Table table) throws Exception {
    return LocalScan.of(new TableBatches(table, 2)).gather(List.of(gathering)).of(gathering);
  }

  private static Expression parse(String text) throws Exception {
    return Expression.parse(text);
  }
}
