package org.hallmark.provenance.git;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A first look at a pack file (gitformat-pack of Git, version 2) that builds nothing: trailer,
 * counts, sizes, and where each object begins and ends. After it, a parser can be let loose on the
 * pack without fear for memory or time.
 *
 * <p>A pack of a release holds whole objects, no deltas.
 */
final class PackScan {
  /** Octets of the trailer, a SHA-1. */
  static final int TRAILER = 20;

  private static final int HEADER = 12;
  private static final int MAGIC = 0x5041434b;
  private static final int VERSION = 2;

  /** Types 1 to 4 are commit, tree, blob, tag; 6 and 7 are deltas. */
  private static final int LAST_WHOLE_TYPE = 4;

  private final String document;
  private final byte[] pack;
  private final byte[] scratch = new byte[1 << 16];
  private int at;
  private long inflated;

  private PackScan(String document, byte[] pack) {
    this.document = document;
    this.pack = pack;
  }

  /** Refuses {@code pack} unless it is whole and within the {@link PackLimits}. */
  static void require(String document, byte[] pack) throws MalformedDocumentException {
    new PackScan(document, pack).scan();
  }

  /** The SHA-1 at the end of a pack or index, in hexadecimal. */
  static String trailer(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, bytes.length - TRAILER, bytes.length);
  }

  private void scan() throws MalformedDocumentException {
    requireTrailer();
    ByteBuffer header = ByteBuffer.wrap(pack, 0, HEADER);
    if (header.getInt() != MAGIC || header.getInt() != VERSION) {
      throw malformed("a pack of version " + VERSION, "another header");
    }
    long objects = Integer.toUnsignedLong(header.getInt());
    if (objects > PackLimits.OBJECTS) {
      throw malformed("at most " + PackLimits.OBJECTS + " objects", objects + " objects");
    }
    at = HEADER;
    for (long i = 0; i < objects; i++) {
      object();
    }
    if (at != end()) {
      throw malformed(objects + " objects and the trailer", end() - at + " octets more");
    }
  }

  private void requireTrailer() throws MalformedDocumentException {
    if (pack.length < HEADER + TRAILER) {
      throw malformed("a pack", pack.length + " octets");
    }
    MessageDigest sha1 = sha1();
    sha1.update(pack, 0, end());
    String expected = HexFormat.of().formatHex(sha1.digest());
    if (!expected.equals(trailer(pack))) {
      throw malformed("the trailer " + expected, trailer(pack));
    }
  }

  /** The object's header: three bits of type, then the size, low bits first. */
  private void object() throws MalformedDocumentException {
    int octet = next();
    int type = octet >> 4 & 7;
    if (type < 1 || type > LAST_WHOLE_TYPE) {
      throw malformed("a whole object at " + (at - 1), "type " + type);
    }
    long size = octet & 15;
    for (int shift = 4; octet >= 0x80; shift += 7) {
      octet = next();
      size |= (long) (octet & 0x7f) << Math.min(shift, 56);
      if (size > PackLimits.OBJECT || size < 0 || shift > 56) {
        throw malformed("at most " + PackLimits.OBJECT + " octets in an object", "more");
      }
    }
    inflated += size;
    if (inflated > PackLimits.ALL_OBJECTS) {
      throw malformed("at most " + PackLimits.ALL_OBJECTS + " octets in all objects", "more");
    }
    inflate(size);
  }

  private void inflate(long size) throws MalformedDocumentException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(pack, at, end() - at);
      while (!inflater.finished()) {
        int count = inflater.inflate(scratch);
        boolean stuck = count == 0 && !inflater.finished();
        if (stuck || inflater.getBytesWritten() > size) {
          break;
        }
      }
      if (!inflater.finished() || inflater.getBytesWritten() != size) {
        throw malformed("an object of " + size + " octets at " + at, "another length");
      }
      at += (int) inflater.getBytesRead();
    } catch (DataFormatException e) {
      throw malformed("a compressed object at " + at, "other octets");
    } finally {
      inflater.end();
    }
  }

  private int next() throws MalformedDocumentException {
    if (at >= end()) {
      throw malformed("another object", "the trailer");
    }
    return pack[at++] & 0xff;
  }

  private int end() {
    return pack.length - TRAILER;
  }

  private MalformedDocumentException malformed(String expected, String found) {
    return new MalformedDocumentException(document, "", expected, found);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
