package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory of the engine in which factors become doubles, a block of rows at a time, made once for
 * each shape: fresh memory would cost more than the arithmetic.
 */
final class DoubleRooms {
  /** Most rows in a block. */
  static final int BLOCK = 512;

  private record Room(PtNDArray integers, PtNDArray deltas, NDArray columns, PtNDArray inputs) {}

  private static final long[] FIRST = {0};
  private static final long[] STRIDE = {1};

  private final NDManager manager;
  private final Map<Shape, Room> rooms = new HashMap<>();

  /** Kept by {@code manager}. */
  DoubleRooms(NDManager manager) {
    this.manager = manager;
  }

  /**
   * The numbers of some rows cut towards zero, rows as columns, good until the next ones of this
   * shape are cut. The conversion to integers cuts, many times faster than {@code trunc}.
   */
  NDArray columns(NDArray all, int from, int to) {
    try (PtNDArray rows = JniUtils.slice((PtNDArray) all, 0, from, to, 1)) {
      Room room = room(rows);
      set(room.integers(), rows);
      set(room.deltas(), room.integers());
      return room.columns();
    }
  }

  /** The numbers of some rows, good until the next ones of this shape are copied. */
  NDArray rows(NDArray all, int from, int to) {
    try (PtNDArray rows = JniUtils.slice((PtNDArray) all, 0, from, to, 1)) {
      Room room = room(rows);
      set(room.inputs(), rows);
      return room.inputs();
    }
  }

  private Room room(NDArray rows) {
    return rooms.computeIfAbsent(
        rows.getShape(),
        shape -> {
          PtNDArray deltas = empty(shape, DataType.FLOAT64);
          return new Room(
              empty(shape, DataType.INT32),
              deltas,
              deltas.transpose(),
              empty(shape, DataType.FLOAT64));
        });
  }

  private PtNDArray empty(Shape shape, DataType type) {
    return (PtNDArray) manager.create(shape, type);
  }

  private static void set(PtNDArray to, PtNDArray from) {
    JniUtils.indexSet(to, from, FIRST, new long[] {to.getShape().get(0)}, STRIDE);
  }
}
