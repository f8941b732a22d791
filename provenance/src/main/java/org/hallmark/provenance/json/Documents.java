package org.hallmark.provenance.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The readers of documents: YAML that a person wrote, and JSON that a program wrote.
 *
 * <p>Both are bounded in size, depth and number of values before anything is built from them, and
 * neither resolves tags, aliases, types or names of classes.
 */
public final class Documents {
  /** Levels of objects and lists within each other. */
  public static final int MAX_DEPTH = 64;

  /** Octets of a JSON document. */
  public static final int MAX_JSON_SIZE = 64 << 20;

  /** Octets of a YAML document. */
  public static final int MAX_YAML_SIZE = 1 << 20;

  /** Values in a document, counting those within others. */
  public static final int MAX_VALUES = 1 << 20;

  private Documents() {}

  /**
   * Reads a plan or another text that a person wrote: one YAML document without tags, anchors,
   * aliases or merge keys. {@code .inf} and its kin are texts, since JSON has no such number.
   *
   * @param name what messages call the document
   * @throws MistakenDocumentException with every mistake; after one of syntax nothing else is found
   */
  public static Node yaml(String name, byte[] bytes) {
    return YamlReader.read(name, bytes);
  }

  /**
   * Reads I-JSON (RFC 7493), and nothing beyond it: no duplicate names in whatever spelling, no
   * lone surrogates or noncharacters, no number that other readers would round or overflow, no
   * negative zero, no text after the value.
   *
   * @param name what messages call the document
   */
  public static Node json(String name, byte[] bytes) throws MalformedDocumentException {
    return JsonReader.read(name, bytes);
  }

  /** Reads JSON as {@link #json} does, and refuses bytes that are not those of RFC 8785. */
  public static Node canonicalJson(String name, byte[] bytes) throws MalformedDocumentException {
    Node node = json(name, bytes);
    byte[] canonical = CanonicalJson.bytes(node);
    int difference = Arrays.mismatch(canonical, bytes);
    if (difference >= 0) {
      throw new MalformedDocumentException(
          name, "", "canonical JSON (RFC 8785)", "JSON that differs from it at byte " + difference);
    }
    return node;
  }

  /**
   * Decodes strict UTF-8.
   *
   * @return the text, or what was decoded before the first octet that is not UTF-8
   */
  static Decoded decode(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, text, true);
    return new Decoded(text.flip().toString(), !result.isError());
  }

  /**
   * A decoded text.
   *
   * @param complete whether all octets were UTF-8
   */
  record Decoded(String text, boolean complete) {
    /** The place just after the text. */
    Position end(String document) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      int start = text.lastIndexOf('\n') + 1;
      return new Position(document, line, 1 + text.codePointCount(start, text.length()));
    }
  }
}
