package org.hallmark.tables.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Column;

/** Values of one column, one after the other. */
final class PlainValues {
  private static final long LARGEST_INTEGER = 1L << 53;

  private final Place place;
  private final Column column;
  private final Map<ByteBuffer, Integer> words = new HashMap<>();

  PlainValues(Place place, Column column) {
    this.place = place;
    this.column = column;
    for (String word : column.values()) {
      words.put(ByteBuffer.wrap(word.getBytes(StandardCharsets.UTF_8)), words.size());
    }
  }

  void read(ByteBuffer page, double[] target, int offset, int count)
      throws MalformedDocumentException {
    for (int i = offset; i < offset + count; i++) {
      target[i] =
          switch (column.kind()) {
            case CATEGORY -> word(page);
            case COUNT, INTEGER -> whole(page.getLong());
            case REAL -> real(page.getDouble());
          };
    }
  }

  private double word(ByteBuffer page) throws MalformedDocumentException {
    int length = page.getInt();
    place.require(length >= 0 && length <= page.remaining(), "a word in the page", length);
    Integer index = words.get(page.slice(page.position(), length));
    place.require(index != null, "one of " + column.values(), "another word");
    page.position(page.position() + length);
    return index;
  }

  private double whole(long value) throws MalformedDocumentException {
    boolean exact = value >= -LARGEST_INTEGER && value <= LARGEST_INTEGER;
    place.require(exact, "a whole number of at most 53 bits", value);
    return value;
  }

  private double real(double value) throws MalformedDocumentException {
    place.require(Double.isFinite(value), "a finite number", value);
    return value;
  }
}
