package org.hallmark.tables.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * A walk over a struct of Thrift's compact protocol that believes no length: no string or list is
 * longer than the bytes that are left, and the whole has a bounded number of elements and levels.
 * What it lets pass, the library's parser reads in bounded memory.
 *
 * <p>Apache Thrift, <i>Thrift Compact protocol encoding</i>, sections Struct, List and Map.
 */
final class ThriftBounds {
  private static final int DEEPEST = 16;
  private static final int MOST_ELEMENTS = 200_000;

  private final ByteBuffer bytes;
  private int elements;

  private ThriftBounds(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Whether a struct within bounds starts at the buffer's position. The buffer is not moved. */
  static boolean hold(ByteBuffer bytes) {
    try {
      new ThriftBounds(bytes.duplicate()).struct(0);
      return true;
    } catch (OutOfBounds | BufferUnderflowException e) {
      return false;
    }
  }

  private void struct(int depth) throws OutOfBounds {
    require(depth < DEEPEST);
    for (int header = bytes.get(); header != 0; header = bytes.get()) {
      if ((header & 0xf0) == 0) {
        varint();
      }
      int type = header & 0x0f;
      // A field's truth value is its type; only in lists does it take a byte.
      if (type != 1 && type != 2) {
        value(type, depth);
      }
      count(1);
    }
  }

  private void value(int type, int depth) throws OutOfBounds {
    switch (type) {
      case 1, 2, 3 -> skip(1);
      case 4, 5, 6 -> varint();
      case 7 -> skip(Double.BYTES);
      case 8 -> skip(varint());
      case 9, 10 -> list(depth);
      case 11 -> map(depth);
      case 12 -> struct(depth + 1);
      default -> throw new OutOfBounds();
    }
  }

  private void list(int depth) throws OutOfBounds {
    int header = bytes.get();
    long size = (header >>> 4) & 0x0f;
    if (size == 15) {
      size = varint();
    }
    values(size, header & 0x0f, depth);
  }

  private void map(int depth) throws OutOfBounds {
    long size = varint();
    if (size > 0) {
      int types = bytes.get();
      count(size);
      for (long i = 0; i < size; i++) {
        value((types >>> 4) & 0x0f, depth + 1);
        value(types & 0x0f, depth + 1);
      }
    }
  }

  private void values(long size, int type, int depth) throws OutOfBounds {
    require(depth < DEEPEST);
    count(size);
    for (long i = 0; i < size; i++) {
      value(type, depth + 1);
    }
  }

  private void count(long more) throws OutOfBounds {
    require(more >= 0 && more <= bytes.remaining() + 1L && elements + more <= MOST_ELEMENTS);
    elements += (int) more;
  }

  private void skip(long length) throws OutOfBounds {
    require(length >= 0 && length <= bytes.remaining());
    bytes.position(bytes.position() + (int) length);
  }

  private long varint() throws OutOfBounds {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new OutOfBounds();
  }

  private static void require(boolean inside) throws OutOfBounds {
    if (!inside) {
      throw new OutOfBounds();
    }
  }

  private static final class OutOfBounds extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
