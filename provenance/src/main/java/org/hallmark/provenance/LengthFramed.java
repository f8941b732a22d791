package org.hallmark.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An unambiguous byte string made of parts: each part is preceded by its length as eight big-endian
 * bytes, so that no two different lists of parts give the same bytes.
 */
public final class LengthFramed {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private LengthFramed() {}

  /** A frame that begins with these texts, each in UTF-8. */
  public static LengthFramed of(String... parts) {
    LengthFramed framed = new LengthFramed();
    Arrays.stream(parts).forEach(framed::and);
    return framed;
  }

  /** Appends a text in UTF-8. */
  public LengthFramed and(String part) {
    return and(part.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends an integer as eight big-endian bytes. */
  public LengthFramed and(long part) {
    return and(ByteBuffer.allocate(Long.BYTES).putLong(part).array());
  }

  /** Appends bytes. */
  public LengthFramed and(byte[] part) {
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(part.length).array());
    bytes.writeBytes(part);
    return this;
  }

  /** All parts so far. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
