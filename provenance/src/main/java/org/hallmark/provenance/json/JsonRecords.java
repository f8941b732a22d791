package org.hallmark.provenance.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;

/**
 * Data as JSON: an object for each record, one after the other or in one array.
 *
 * <p>Unlike a {@link Documents document} a file of data may be of any length, and its numbers are
 * handed over as the texts that stand there, NaN and Infinity as well, so that it is the reader of
 * cells who judges them. What lies within is named by its path: {@code a[0]}, {@code a.b}. Null is
 * no cell.
 */
public final class JsonRecords {
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_NUMBER = 1000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Documents.MAX_DEPTH)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private JsonRecords() {}

  /** Takes records. */
  public interface Sink {
    /** A value of the record that is being read. */
    void cell(String name, String text);

    /**
     * The record ends.
     *
     * @return whether another one is wanted
     */
    boolean end();
  }

  /**
   * Reads records as long as they are wanted.
   *
   * @throws IOException if the bytes are no such JSON; the message tells the line
   */
  public static void read(InputStream in, Sink sink) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      JsonToken token = parser.nextToken();
      boolean array = token == JsonToken.START_ARRAY;
      if (array) {
        token = parser.nextToken();
      }
      boolean more = true;
      while (more && token == JsonToken.START_OBJECT) {
        members(parser, "", sink);
        more = sink.end();
        token = parser.nextToken();
      }
      boolean ended = array ? token == JsonToken.END_ARRAY : token == null;
      if (more && !ended) {
        throw new IOException(
            "line "
                + parser.currentLocation().getLineNr()
                + ": an object is expected for each record");
      }
    }
  }

  private static void members(JsonParser parser, String prefix, Sink sink) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = prefix + parser.currentName();
      parser.nextToken();
      value(parser, name, sink);
    }
  }

  private static void value(JsonParser parser, String name, Sink sink) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> members(parser, name + ".", sink);
      case START_ARRAY -> {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
          value(parser, name + "[" + i + "]", sink);
        }
      }
      case VALUE_NULL -> {}
      default -> sink.cell(name, parser.getText());
    }
  }
}
