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
 * Memory of the engine in which the factors of one layer after another become doubles, made once
 * for each shape: fresh memory would cost more than the arithmetic.
 */
final class DoubleRooms {
  private record Room(PtNDArray integers, PtNDArray deltas, PtNDArray inputs) {}

  private static final long[] FIRST = {0};
  private static final long[] STRIDE = {1};

  private final NDManager manager;
  private final Map<Shape, Room> rooms = new HashMap<>();

  /** Kept by {@code manager}. */
  DoubleRooms(NDManager manager) {
    this.manager = manager;
  }

  /**
   * The numbers cut towards zero, good until the next ones of this shape are cut. The conversion to
   * integers cuts, many times faster than {@code trunc}.
   */
  NDArray cut(NDArray rows) {
    Room room = room(rows);
    set(room.integers(), rows);
    set(room.deltas(), room.integers());
    return room.deltas();
  }

  /** The numbers, good until the next ones of this shape are copied. */
  NDArray copied(NDArray rows) {
    Room room = room(rows);
    set(room.inputs(), rows);
    return room.inputs();
  }

  private Room room(NDArray rows) {
    return rooms.computeIfAbsent(
        rows.getShape(),
        shape ->
            new Room(
                empty(shape, DataType.INT32),
                empty(shape, DataType.FLOAT64),
                empty(shape, DataType.FLOAT64)));
  }

  private PtNDArray empty(Shape shape, DataType type) {
    return (PtNDArray) manager.create(shape, type);
  }

  private static void set(PtNDArray to, NDArray from) {
    JniUtils.indexSet(to, (PtNDArray) from, FIRST, new long[] {to.getShape().get(0)}, STRIDE);
  }
}
