package org.hallmark.reports.pdf.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A TrueType font that the jar carries: its tables, its glyphs and how wide they are. */
final class TrueType {
  private final ByteBuffer data;
  private final Map<String, ByteBuffer> tables = new LinkedHashMap<>();
  private final int unitsPerEm;
  private final int metrics;
  private final int glyphs;
  private final int[] offsets;
  private final int[] segments;

  private TrueType(byte[] octets) {
    data = ByteBuffer.wrap(octets).asReadOnlyBuffer();
    for (int i = 0; i < data.getShort(4); i++) {
      int at = 12 + 16 * i;
      byte[] name = Arrays.copyOfRange(octets, at, at + 4);
      ByteBuffer table = data.slice(data.getInt(at + 8), data.getInt(at + 12));
      tables.put(new String(name, StandardCharsets.US_ASCII), table);
    }
    unitsPerEm = unsigned(table("head"), 18);
    metrics = unsigned(table("hhea"), 34);
    glyphs = unsigned(table("maxp"), 4);
    offsets = offsets();
    segments = segments();
  }

  /** The font in a resource beside this class's module root. */
  static TrueType of(String resource) {
    try (InputStream in =
        TrueType.class.getResourceAsStream("/org/hallmark/reports/font/" + resource)) {
      return new TrueType(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the jar must hold " + resource, e);
    }
  }

  private int[] offsets() {
    boolean shorts = table("head").getShort(50) == 0;
    ByteBuffer loca = table("loca");
    int[] all = new int[glyphs + 1];
    for (int i = 0; i <= glyphs; i++) {
      all[i] = shorts ? 2 * unsigned(loca, 2 * i) : loca.getInt(4 * i);
    }
    return all;
  }

  /**
   * First and last character and first glyph, or for single steps each its own (format 12 or 4).
   */
  private int[] segments() {
    ByteBuffer cmap = table("cmap");
    int best = 0;
    boolean full = false;
    for (int i = 0; i < unsigned(cmap, 2); i++) {
      int at = cmap.getInt(4 + 8 * i + 4);
      int format = unsigned(cmap, at);
      if (format == 12 || (format == 4 && !full)) {
        best = at;
        full = format == 12;
      }
    }
    return full ? groups(cmap, best) : deltas(cmap, best);
  }

  private static int[] groups(ByteBuffer cmap, int at) {
    int[] all = new int[3 * cmap.getInt(at + 12)];
    for (int i = 0; i < all.length; i++) {
      all[i] = cmap.getInt(at + 16 + 4 * i);
    }
    return all;
  }

  private static int[] deltas(ByteBuffer cmap, int at) {
    int count = unsigned(cmap, at + 6) / 2;
    int[] all = new int[3 * 65536];
    int used = 0;
    for (int i = 0; i < count; i++) {
      int end = unsigned(cmap, at + 14 + 2 * i);
      int start = unsigned(cmap, at + 16 + 2 * (count + i));
      int delta = unsigned(cmap, at + 16 + 2 * (2 * count + i));
      int place = at + 16 + 2 * (3 * count + i);
      int range = unsigned(cmap, place);
      for (int c = start; c <= end && c < 0xFFFF; c++) {
        int raw = range == 0 ? c : unsigned(cmap, place + range + 2 * (c - start));
        all[used++] = c;
        all[used++] = c;
        all[used++] = raw == 0 ? 0 : raw + delta & 0xFFFF;
      }
    }
    return Arrays.copyOf(all, used);
  }

  /** The glyph of a character, or 0 where there is none. */
  int glyph(int character) {
    int low = 0;
    int high = segments.length / 3 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (character < segments[3 * middle]) {
        high = middle - 1;
      } else if (character > segments[3 * middle + 1]) {
        low = middle + 1;
      } else {
        return segments[3 * middle + 2] + character - segments[3 * middle];
      }
    }
    return 0;
  }

  /** How far a glyph moves on, in thousandths of the size. */
  double advance(int glyph) {
    return 1000.0 * unsigned(table("hmtx"), 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
  }

  /** A signed number of a table, in thousandths of the size. */
  int scaled(String table, int at) {
    return (int) Math.round(1000.0 * table(table).getShort(at) / unitsPerEm);
  }

  int glyphs() {
    return glyphs;
  }

  int metrics() {
    return metrics;
  }

  /** A glyph's outline; nothing for one without ink. */
  ByteBuffer outline(int glyph) {
    return table("glyf").slice(offsets[glyph], offsets[glyph + 1] - offsets[glyph]);
  }

  ByteBuffer table(String name) {
    return tables.getOrDefault(name, ByteBuffer.allocate(0)).duplicate();
  }

  static int unsigned(ByteBuffer table, int at) {
    return table.getShort(at) & 0xFFFF;
  }
}
