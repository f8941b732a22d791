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
 * <p>The engine works on this memory itself. Arrays that view it must be closed before other
 * numbers are laid down, and it must be kept for as long as they are used.
 */
final class StagingBuffer {
  /** A cache line; arrays start at whole multiples of it. */
  private static final int ALIGNMENT = 64;

  private static final int ALIGNED_FLOATS = ALIGNMENT / Float.BYTES;

  private final ByteBuffer bytes;
  private final FloatBuffer floats;

  /** For {@code capacity} numbers; {@link #after} tells how many that is for several arrays. */
  StagingBuffer(int capacity) {
    bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(capacity, Float.BYTES) + ALIGNMENT)
            .alignedSlice(ALIGNMENT)
            .order(ByteOrder.nativeOrder());
    floats = bytes.asFloatBuffer();
  }

  /** Where an array may begin that comes after {@code length} numbers from {@code offset} on. */
  static int after(int offset, int length) {
    return (offset + length + ALIGNED_FLOATS - 1) / ALIGNED_FLOATS * ALIGNED_FLOATS;
  }

  /** Where to write, by absolute index. */
  FloatBuffer floats() {
    return floats;
  }

  /**
   * A view of {@code shape.size()} numbers.
   *
   * @param offset of the first, from {@link #after} or zero
   */
  NDArray array(NDManager manager, int offset, Shape shape) {
    int length = Math.toIntExact(shape.size()) * Float.BYTES;
    ByteBuffer part = bytes.slice(offset * Float.BYTES, length).order(ByteOrder.nativeOrder());
    return manager.create(part, shape, DataType.FLOAT32);
  }
}
