package org.hallmark.tables.file.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.hallmark.tables.Table;

/** The cells that the entries of a dictionary stand for. */
final class DictionaryCells implements BadValue {
  private final Map<Integer, String> found = new HashMap<>();
  private double[] cells = new double[0];

  void read(CellValues values, int count) {
    found.clear();
    cells = new double[count];
    values.read(cells, 0, count);
  }

  @Override
  public void at(int index, String text) {
    found.put(index, text);
  }

  /** Values that are given by the places of their entries. */
  CellValues cells(RunLengthBitPackingHybridDecoder places, BadValue bad) {
    return (into, from, count) -> {
      try {
        for (int i = from; i < from + count; i++) {
          int place = places.readInt();
          into[i] = cells[place];
          if (Table.isBad(into[i])) {
            bad.at(i, found.get(place));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
