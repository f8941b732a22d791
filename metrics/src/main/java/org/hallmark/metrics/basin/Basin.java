package org.hallmark.metrics.basin;

import java.util.BitSet;
import java.util.List;
import org.hallmark.metrics.observable.Observable;

/**
 * A state of a system: some cells of an observable.
 *
 * @param id kebab-case id
 * @param title what it is, in words
 * @param observable whose cells
 * @param boxes the cells, in blocks that may overlap
 */
public record Basin(String id, String title, Observable observable, List<Box> boxes) {
  public Basin {
    boxes = List.copyOf(boxes);
    Observable of = observable;
    if (boxes.isEmpty() || !boxes.stream().allMatch(box -> box.fits(of))) {
      throw new IllegalArgumentException(
          "boxes must be between edges of " + observable.id() + ". Provided value: " + boxes);
    }
  }

  /** Its cells. */
  BitSet cells() {
    BitSet cells = new BitSet();
    for (int cell = 0; cell < observable.cells(); cell++) {
      int here = cell;
      cells.set(cell, boxes.stream().anyMatch(box -> box.has(observable, here)));
    }
    return cells;
  }
}
