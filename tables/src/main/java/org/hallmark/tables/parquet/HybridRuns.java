package org.hallmark.tables.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hallmark.provenance.json.MalformedDocumentException;

/** Small integers in runs of one value and runs of bit-packed groups of eight. */
final class HybridRuns {
  private static final int GROUP = 8;

  private final Place place;
  private final ByteBuffer bytes;
  private final int width;

  HybridRuns(Place place, ByteBuffer bytes, int width) {
    this.place = place;
    this.bytes = bytes;
    this.width = width;
  }

  /** Fills {@code target} and uses up all bytes. */
  void read(int[] target) throws MalformedDocumentException {
    int at = 0;
    while (at < target.length) {
      long header = varint();
      long length = header >>> 1;
      place.require(length > 0, "runs that are not empty", length);
      at = (header & 1) == 0 ? same(length, target, at) : packed(length, target, at);
    }
    place.require(!bytes.hasRemaining(), "runs to the end", bytes.remaining() + " bytes more");
  }

  private int same(long length, int[] target, int at) throws MalformedDocumentException {
    place.require(length <= target.length - at, "no more runs than values", length);
    int value = 0;
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      value |= (bytes.get() & 0xff) << shift;
    }
    place.require(value >= 0 && value >>> width == 0, "at most " + width + " bits", value);
    Arrays.fill(target, at, at + (int) length, value);
    return at + (int) length;
  }

  private int packed(long groups, int[] target, int at) throws MalformedDocumentException {
    place.require(groups * width <= bytes.remaining(), "groups inside the page", groups);
    place.require((groups - 1) * GROUP < target.length - at, "no more groups than values", groups);
    long buffer = 0;
    int bits = 0;
    int next = at;
    for (long i = 0; i < groups * GROUP; i++) {
      while (bits < width) {
        buffer |= (bytes.get() & 0xffL) << bits;
        bits += Byte.SIZE;
      }
      int value = (int) (buffer & ((1L << width) - 1));
      buffer >>>= width;
      bits -= width;
      if (next < target.length) {
        target[next++] = value;
      }
    }
    return next;
  }

  private long varint() throws MalformedDocumentException {
    long value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw place.malformed("a length of at most 35 bits", "a longer one");
  }
}
