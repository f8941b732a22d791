package org.hallmark.tables.source;

import java.util.ArrayList;
import java.util.List;
import org.hallmark.tables.CellText;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Counts the cells of selected records that their columns cannot hold, and keeps the first. */
final class StrictCount implements RowWatch {
  private final Schema schema;
  private final CellText[] cells;
  private final List<BadCellsException.BadCell> first = new ArrayList<>();
  private long count;

  StrictCount(Schema schema) {
    this.schema = schema;
    this.cells = schema.columns().stream().map(CellText::new).toArray(CellText[]::new);
  }

  @Override
  public void selected(long row, String[] texts) {
    for (int c = 0; c < cells.length; c++) {
      if (Table.isBad(cells[c].parse(texts[c]))) {
        tell(row, c, texts[c]);
      }
    }
  }

  private void tell(long row, int column, String text) {
    count++;
    if (first.size() < BadCellsException.SHOWN) {
      first.add(
          new BadCellsException.BadCell(
              row,
              schema.names().get(column),
              cells[column].expected(),
              BadCellsException.excerpt(text)));
    }
  }

  void require() {
    if (count > 0) {
      throw new BadCellsException(first, count);
    }
  }
}
