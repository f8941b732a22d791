package org.hallmark.provenance.sign;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * Takes the fields of an SSH wire structure (RFC 4251 section 5) one after the other.
 *
 * <p>Every length is compared with the octets that are left before anything is allocated. Messages
 * tell lengths and public words only, since a structure may hold a private key.
 */
final class SshReader {
  private final String document;
  private final ByteBuffer rest;

  SshReader(String document, byte[] bytes) {
    this.document = document;
    this.rest = ByteBuffer.wrap(bytes);
  }

  /** Takes octets that must be there, such as a magic preamble. */
  void magic(String preamble) throws MalformedDocumentException {
    byte[] expected = preamble.getBytes(StandardCharsets.US_ASCII);
    if (!Arrays.equals(octets("preamble", expected.length), expected)) {
      throw malformed("preamble", preamble.trim(), "something else");
    }
  }

  long uint32(String field) throws MalformedDocumentException {
    return Integer.toUnsignedLong(ByteBuffer.wrap(octets(field, Integer.BYTES)).getInt());
  }

  /** Takes a string of any octets. */
  byte[] string(String field) throws MalformedDocumentException {
    long length = uint32(field);
    if (length > rest.remaining()) {
      throw malformed(field, "at most " + rest.remaining() + " octets", length + " octets");
    }
    return octets(field, (int) length);
  }

  /** Takes a string of exactly {@code length} octets. */
  byte[] string(String field, int length) throws MalformedDocumentException {
    byte[] octets = string(field);
    if (octets.length != length) {
      throw malformed(field, length + " octets", octets.length + " octets");
    }
    return octets;
  }

  /** Takes a string that must be this public word. */
  void word(String field, String expected) throws MalformedDocumentException {
    byte[] found = string(field);
    if (!Arrays.equals(found, expected.getBytes(StandardCharsets.US_ASCII))) {
      throw malformed(field, expected, shown(found));
    }
  }

  /** Takes a string that names something public, in a form that can be shown. */
  String name(String field) throws MalformedDocumentException {
    return shown(string(field));
  }

  /** Whatever is left. */
  byte[] remaining() {
    byte[] left = new byte[rest.remaining()];
    rest.get(left);
    return left;
  }

  void end() throws MalformedDocumentException {
    if (rest.hasRemaining()) {
      throw malformed("end", "nothing more", rest.remaining() + " octets more");
    }
  }

  MalformedDocumentException malformed(String field, String expected, String found) {
    return new MalformedDocumentException(document, field, expected, found);
  }

  /** Takes so many octets without a length before them. */
  byte[] octets(String field, int length) throws MalformedDocumentException {
    if (length > rest.remaining()) {
      throw malformed(field, length + " octets", rest.remaining() + " octets");
    }
    byte[] octets = new byte[length];
    rest.get(octets);
    return octets;
  }

  private static String shown(byte[] word) {
    String text = new String(word, StandardCharsets.US_ASCII);
    return text.matches("[\\x21-\\x7e]{1,64}")
        ? text
        : word.length + " octets, hexadecimal " + prefix(word);
  }

  private static String prefix(byte[] word) {
    return HexFormat.of().formatHex(word, 0, Math.min(word.length, 16));
  }
}
