package org.hallmark.reports.pdf.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A font with the outlines of some glyphs only, under their old numbers: the others have no ink and
 * no width, which costs next to nothing once compressed.
 */
final class Subset {
  private static final int MORE_COMPONENTS = 0x20;
  private static final int WORDS = 0x01;
  private static final int SCALE = 0x08;
  private static final int TWO_SCALES = 0x40;
  private static final int MATRIX = 0x80;
  private static final long MAGIC = 0xB1B0AFBAL;

  private final TrueType font;
  private final SortedSet<Integer> glyphs;

  private Subset(TrueType font, SortedSet<Integer> glyphs) {
    this.font = font;
    this.glyphs = glyphs;
  }

  /** A font file with these glyphs and those they are composed of. */
  static byte[] of(TrueType font, Iterable<Integer> glyphs) {
    SortedSet<Integer> closed = new TreeSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(0);
    glyphs.forEach(open::add);
    while (!open.isEmpty()) {
      int glyph = open.remove();
      if (closed.add(glyph)) {
        components(font.outline(glyph), open);
      }
    }
    return new Subset(font, closed).file();
  }

  private static void components(ByteBuffer outline, Deque<Integer> open) {
    if (outline.capacity() == 0 || outline.getShort(0) >= 0) {
      return;
    }
    int at = 10;
    int flags;
    do {
      flags = TrueType.unsigned(outline, at);
      open.add(TrueType.unsigned(outline, at + 2));
      at += 4 + ((flags & WORDS) != 0 ? 4 : 2);
      at +=
          (flags & SCALE) != 0 ? 2 : (flags & TWO_SCALES) != 0 ? 4 : (flags & MATRIX) != 0 ? 8 : 0;
    } while ((flags & MORE_COMPONENTS) != 0);
  }

  private byte[] file() {
    SortedMap<String, byte[]> tables = new TreeMap<>();
    for (String name : new String[] {"cvt ", "fpgm", "prep", "hhea", "maxp"}) {
      byte[] table = bytes(font.table(name));
      if (table.length > 0) {
        tables.put(name, table);
      }
    }
    byte[] head = bytes(font.table("head"));
    ByteBuffer.wrap(head).putInt(8, 0).putShort(50, (short) 1);
    tables.put("head", head);
    outlines(tables);
    tables.put("hmtx", widths());
    byte[] file = joined(tables);
    ByteBuffer whole = ByteBuffer.wrap(file);
    whole.putInt(offset(tables, "head") + 8, (int) (MAGIC - sum(file)));
    return file;
  }

  private void outlines(SortedMap<String, byte[]> tables) {
    ByteArrayOutputStream outlines = new ByteArrayOutputStream();
    ByteBuffer places = ByteBuffer.allocate(4 * (font.glyphs() + 1));
    for (int glyph = 0; glyph < font.glyphs(); glyph++) {
      places.putInt(outlines.size());
      if (glyphs.contains(glyph)) {
        outlines.writeBytes(padded(bytes(font.outline(glyph))));
      }
    }
    places.putInt(outlines.size());
    tables.put("glyf", outlines.toByteArray());
    tables.put("loca", places.array());
  }

  private byte[] widths() {
    ByteBuffer all = font.table("hmtx");
    ByteBuffer some = ByteBuffer.allocate(all.capacity());
    for (int glyph : glyphs) {
      if (glyph < font.metrics()) {
        some.putInt(4 * glyph, all.getInt(4 * glyph));
      } else {
        int at = 4 * font.metrics() + 2 * (glyph - font.metrics());
        some.putShort(at, all.getShort(at));
      }
    }
    int last = 4 * (font.metrics() - 1);
    some.putShort(last, all.getShort(last));
    return some.array();
  }

  private static byte[] joined(SortedMap<String, byte[]> tables) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int count = tables.size();
    int power = 31 - Integer.numberOfLeadingZeros(count);
    ByteBuffer start = ByteBuffer.allocate(12 + 16 * count);
    start.putInt(0x00010000).putShort((short) count).putShort((short) (16 << power));
    start.putShort((short) power).putShort((short) (16 * count - (16 << power)));
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      start.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      start.putInt((int) sum(padded(table.getValue())));
      start.putInt(offset(tables, table.getKey()));
      start.putInt(table.getValue().length);
    }
    out.writeBytes(start.array());
    tables.values().forEach(table -> out.writeBytes(padded(table)));
    return out.toByteArray();
  }

  private static int offset(SortedMap<String, byte[]> tables, String name) {
    int offset = 12 + 16 * tables.size();
    for (byte[] before : tables.headMap(name).values()) {
      offset += padded(before).length;
    }
    return offset;
  }

  private static long sum(byte[] table) {
    ByteBuffer words = ByteBuffer.wrap(table);
    long sum = 0;
    while (words.remaining() >= 4) {
      sum += words.getInt() & 0xFFFFFFFFL;
    }
    return sum & 0xFFFFFFFFL;
  }

  private static byte[] padded(byte[] table) {
    return Arrays.copyOf(table, (table.length + 3) / 4 * 4);
  }

  private static byte[] bytes(ByteBuffer table) {
    byte[] bytes = new byte[table.capacity()];
    table.get(0, bytes);
    return bytes;
  }
}
