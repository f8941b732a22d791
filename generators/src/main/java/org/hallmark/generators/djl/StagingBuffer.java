package org.hallmark.generators.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Memory outside the Java heap in which numbers are laid down for the engine, made once and used
 * for every step.
 *
 * <p>The engine takes such memory without copying it, and frees or reuses nothing; {@link #array}
 * therefore copies into memory that the engine owns and aligns. Arrays that view Java memory must
 * never outlive it.
 */
final class StagingBuffer {
  private final ByteBuffer bytes;
  private final FloatBuffer floats;

  StagingBuffer(int capacity) {
    bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(capacity, Float.BYTES))
            .order(ByteOrder.nativeOrder());
    floats = bytes.asFloatBuffer();
  }

  /** Where to write, by absolute index. */
  FloatBuffer floats() {
    return floats;
  }

  /** A copy of {@code shape.size()} numbers from {@code offset} on, owned by {@code manager}. */
  NDArray array(NDManager manager, int offset, Shape shape) {
    int length = Math.toIntExact(shape.size()) * Float.BYTES;
    ByteBuffer part = bytes.slice(offset * Float.BYTES, length).order(ByteOrder.nativeOrder());
    try (NDArray view = manager.create(part, shape, DataType.FLOAT32)) {
      return view.duplicate();
    }
  }
}
