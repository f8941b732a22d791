package org.hallmark.provenance.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reader of one I-JSON document (RFC 7493), from tokens that Jackson makes of strictly decoded
 * UTF-8.
 *
 * <p>Jackson's own strictness does not reach far enough: it accepts a lone surrogate, turns {@code
 * 1e999} into infinity and {@code -0} into zero.
 */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Documents.MAX_DEPTH + 1)
                  .maxStringLength(Documents.MAX_JSON_SIZE)
                  .maxNameLength(1 << 16)
                  .maxNumberLength(1000)
                  .build())
          .build();

  private final String document;
  private final JsonParser parser;
  private int values;

  private JsonReader(String document, JsonParser parser) {
    this.document = document;
    this.parser = parser;
  }

  static Node read(String document, byte[] bytes) throws MalformedDocumentException {
    if (bytes.length > Documents.MAX_JSON_SIZE) {
      throw new MalformedDocumentException(
          document, "", "at most " + Documents.MAX_JSON_SIZE + " octets", bytes.length + " octets");
    }
    Documents.Decoded decoded = Documents.decode(bytes);
    if (!decoded.complete()) {
      Position end = decoded.end(document);
      throw new MalformedDocumentException(
          document, place(end), "UTF-8", "an octet that is not UTF-8");
    }
    try (JsonParser parser = FACTORY.createParser(decoded.text())) {
      return new JsonReader(document, parser).document();
    } catch (JsonProcessingException e) {
      Position position = position(document, e.getLocation());
      throw new MalformedDocumentException(
          document, place(position), "JSON (RFC 8259)", Characters.visible(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory does not fail", e);
    }
  }

  private Node document() throws IOException, MalformedDocumentException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new MalformedDocumentException(document, "", "a JSON value", "an empty document");
    }
    Node root = value(first, "", 0);
    if (parser.nextToken() != null) {
      throw malformed("", "the end of the document", "more text");
    }
    return root;
  }

  private Node value(JsonToken token, String pointer, int depth)
      throws IOException, MalformedDocumentException {
    if (++values > Documents.MAX_VALUES) {
      throw malformed("", "at most " + Documents.MAX_VALUES + " values", "more");
    }
    Position position = here();
    return switch (token) {
      case START_OBJECT -> object(pointer, position, depth);
      case START_ARRAY -> array(pointer, position, depth);
      case VALUE_STRING -> Node.string(iJson(parser.getText(), pointer), pointer, position);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), pointer, position);
      case VALUE_TRUE, VALUE_FALSE -> Node.bool(token == JsonToken.VALUE_TRUE, pointer, position);
      case VALUE_NULL -> Node.nothing(pointer, position);
      default -> throw malformed(pointer, "a JSON value", token.toString());
    };
  }

  private Node object(String pointer, Position position, int depth)
      throws IOException, MalformedDocumentException {
    requireShallow(pointer, depth);
    Map<String, Node> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = iJson(parser.currentName(), pointer);
      Position at = here();
      String inside = Pointers.member(pointer, name);
      if (members.containsKey(name)) {
        throw malformed(inside, "each name once in an object", "the name a second time");
      }
      members.put(name, value(parser.nextToken(), inside, depth + 1).named(at));
    }
    return Node.object(members, pointer, position);
  }

  private Node array(String pointer, Position position, int depth)
      throws IOException, MalformedDocumentException {
    requireShallow(pointer, depth);
    List<Node> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(value(t, Pointers.item(pointer, items.size()), depth + 1));
    }
    return Node.array(items, pointer, position);
  }

  private Node number(String literal, String pointer, Position position)
      throws MalformedDocumentException {
    double number = Double.parseDouble(literal);
    if (Double.isInfinite(number)) {
      throw malformed(pointer, "a number that a double can hold", Characters.excerpt(literal));
    }
    if (literal.startsWith("-") && number == 0) {
      throw malformed(pointer, "zero without a sign", Characters.excerpt(literal));
    }
    if (number == 0 && literal.matches("[0.]*[1-9].*")) {
      throw malformed(pointer, "a number that a double can hold", Characters.excerpt(literal));
    }
    if (isInexactInteger(literal, number)) {
      throw malformed(
          pointer, "an integer of at most 2^53, or a text of digits", Characters.excerpt(literal));
    }
    return Node.real(number, pointer, position);
  }

  /**
   * Whether other readers might understand another integer. From 2^53 on only the canonical text of
   * a double is unmistakable: that is how RFC 8785 writes large real numbers.
   */
  private static boolean isInexactInteger(String literal, double number) {
    boolean integer = literal.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    return integer
        && Math.abs(number) >= Node.LARGEST_INTEGER
        && !EcmaScriptNumbers.format(number).equals(literal);
  }

  private String iJson(String text, String pointer) throws MalformedDocumentException {
    Optional<String> outside = Characters.outsideIJson(text);
    if (outside.isPresent()) {
      throw malformed(pointer, "text that I-JSON (RFC 7493) allows", outside.get());
    }
    return text;
  }

  private void requireShallow(String pointer, int depth) throws MalformedDocumentException {
    if (depth >= Documents.MAX_DEPTH) {
      throw malformed(pointer, "at most " + Documents.MAX_DEPTH + " levels", "more");
    }
  }

  private MalformedDocumentException malformed(String pointer, String expected, String found) {
    String at = pointer.isEmpty() ? place(here()) : pointer;
    return new MalformedDocumentException(document, at, expected, found);
  }

  private Position here() {
    return position(document, parser.currentTokenLocation());
  }

  private static Position position(String document, JsonLocation location) {
    return location == null
        ? new Position(document, 1, 1)
        : new Position(document, location.getLineNr(), location.getColumnNr());
  }

  private static String place(Position position) {
    return "line " + position.line() + ", column " + position.column();
  }
}
