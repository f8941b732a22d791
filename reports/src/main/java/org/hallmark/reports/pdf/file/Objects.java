package org.hallmark.reports.pdf.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.provenance.Digest;

/**
 * The numbered objects of a file, from which its octets follow. Streams lie in the file one by one;
 * everything else lies in streams of objects (ISO 32000-1, 7.5.7), which makes the structure tree a
 * tenth as large, and the cross-reference is a stream too (7.5.8).
 */
public final class Objects {
  /** The comment tells transports that there is more than ASCII (ISO 32000-1, 7.5.2). */
  private static final byte[] HEADER =
      "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n".getBytes(StandardCharsets.ISO_8859_1);

  /** So many objects are compressed together: a reader unpacks no more to see one. */
  private static final int TOGETHER = 400;

  private final List<byte[]> objects = new ArrayList<>();
  private final Set<Integer> streams = new TreeSet<>();

  /** The number of an object that is still to come. */
  public int reserve() {
    objects.add(new byte[0]);
    return objects.size();
  }

  /** An object written down; its number. */
  public int add(String body) {
    int number = reserve();
    put(number, body);
    return number;
  }

  /** Writes a reserved object. */
  public void put(int number, String body) {
    objects.set(number - 1, ascii(body));
  }

  /** A compressed stream with further entries in its dictionary; its number. */
  public int stream(String entries, byte[] content) {
    return stream(packed(entries, content));
  }

  /** A stream as it is, for programs that read a file without knowing PDF; its number. */
  int plain(String entries, byte[] content) {
    return stream(body("<< " + entries + "/Length " + content.length + " >>", content));
  }

  private int stream(byte[] body) {
    int number = reserve();
    objects.set(number - 1, body);
    streams.add(number);
    return number;
  }

  /** The file; its identifier is a digest of everything before it. */
  byte[] file(int catalogue, int information) {
    List<Integer> small = new ArrayList<>();
    for (int number = 1; number <= objects.size(); number++) {
      if (!streams.contains(number)) {
        small.add(number);
      }
    }
    SortedMap<Integer, int[]> places = new TreeMap<>();
    for (int from = 0; from < small.size(); from += TOGETHER) {
      pack(small.subList(from, Math.min(small.size(), from + TOGETHER)), places);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEADER);
    for (int number : streams) {
      places.put(number, new int[] {1, out.size(), 0});
      object(number, objects.get(number - 1), out);
    }
    int table = objects.size() + 1;
    int start = out.size();
    places.put(table, new int[] {1, start, 0});
    byte[] digest = Digest.of(out.toByteArray()).bytes();
    String id = "<" + HexFormat.of().formatHex(Arrays.copyOf(digest, 16)) + ">";
    String entries =
        "/Type /XRef /Size "
            + (table + 1)
            + " /W [1 4 2] /Root "
            + Syntax.reference(catalogue)
            + " /Info "
            + Syntax.reference(information)
            + " /ID ["
            + id
            + id
            + "] ";
    object(table, packed(entries, table(places)), out);
    out.writeBytes(ascii("startxref\n" + start + "\n%%EOF\n"));
    return out.toByteArray();
  }

  private static void object(int number, byte[] body, ByteArrayOutputStream out) {
    out.writeBytes(ascii(number + " 0 obj\n"));
    out.writeBytes(body);
    out.writeBytes(ascii("\nendobj\n"));
  }

  /** Puts objects into one stream of objects. */
  private void pack(List<Integer> numbers, SortedMap<Integer, int[]> places) {
    StringBuilder offsets = new StringBuilder();
    ByteArrayOutputStream bodies = new ByteArrayOutputStream();
    int stream = objects.size() + 1;
    for (int i = 0; i < numbers.size(); i++) {
      places.put(numbers.get(i), new int[] {2, stream, i});
      offsets.append(numbers.get(i)).append(' ').append(bodies.size()).append(' ');
      bodies.writeBytes(objects.get(numbers.get(i) - 1));
      bodies.write('\n');
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(ascii(offsets.toString()));
    content.writeBytes(bodies.toByteArray());
    stream(
        "/Type /ObjStm /N " + numbers.size() + " /First " + offsets.length() + " ",
        content.toByteArray());
  }

  /** One row for each number from 0: its kind, where it is, and which of those there it is. */
  private static byte[] table(SortedMap<Integer, int[]> places) {
    ByteBuffer rows = ByteBuffer.allocate(7 * (places.lastKey() + 1));
    rows.put((byte) 0).putInt(0).putShort((short) 0xFFFF);
    for (int[] place : places.values()) {
      rows.put((byte) place[0]).putInt(place[1]).putShort((short) place[2]);
    }
    return rows.array();
  }

  private static byte[] packed(String entries, byte[] content) {
    byte[] packed = Zlib.compress(content);
    String dictionary = "<< " + entries + "/Filter /FlateDecode /Length " + packed.length + " >>";
    return body(dictionary, packed);
  }

  private static byte[] body(String dictionary, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii(dictionary + "\nstream\n"));
    out.writeBytes(content);
    out.writeBytes(ascii("\nendstream"));
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
