package org.hallmark.reports.pdf.font;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.reports.pdf.file.Objects;
import org.hallmark.reports.pdf.file.Syntax;

/** A font in one document: it remembers which glyphs were used, and embeds these. */
public final class Typeface {
  private final String resource;
  private final String name;
  private final TrueType font;
  private final SortedMap<Integer, Integer> used = new TreeMap<>();

  Typeface(String resource, String name, TrueType font) {
    this.resource = resource;
    this.name = name;
    this.font = font;
  }

  /** The name that content streams call it by. */
  public String resource() {
    return resource;
  }

  boolean has(int character) {
    return font.glyph(character) != 0;
  }

  /** How far a character moves on, in thousandths of the size. */
  double advance(int character) {
    return font.advance(font.glyph(character));
  }

  /** The characters as a string of glyph numbers, to be shown. */
  String shown(String characters) {
    StringBuilder out = new StringBuilder("<");
    characters
        .codePoints()
        .forEach(
            character -> {
              int glyph = font.glyph(character);
              used.putIfAbsent(glyph, character);
              out.append(hex(glyph));
            });
    return out.append('>').toString();
  }

  boolean isUsed() {
    return !used.isEmpty();
  }

  /** Writes the font with what was used of it; its number. */
  int embed(Objects objects) {
    byte[] subset = Subset.of(font, used.keySet());
    int file = objects.stream("/Length1 " + subset.length + " ", subset);
    String base = "/HALMK" + (char) ('A' + resource.charAt(1) - '0') + "+" + name;
    int descriptor =
        objects.add(
            "<< /Type /FontDescriptor /FontName "
                + base
                + " /Flags 4 /FontBBox ["
                + font.scaled("head", 36)
                + " "
                + font.scaled("head", 38)
                + " "
                + font.scaled("head", 40)
                + " "
                + font.scaled("head", 42)
                + "] /ItalicAngle 0 /StemV 80 /Ascent "
                + font.scaled("hhea", 4)
                + " /Descent "
                + font.scaled("hhea", 6)
                + " /CapHeight 711 /FontFile2 "
                + file
                + " 0 R >>");
    int descendant =
        objects.add(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont "
                + base
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                + " /CIDToGIDMap /Identity /FontDescriptor "
                + descriptor
                + " 0 R /DW 0 /W ["
                + widths()
                + "] >>");
    int characters = objects.stream("", characters().getBytes(StandardCharsets.US_ASCII));
    return objects.add(
        "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont "
            + base
            + " /DescendantFonts ["
            + descendant
            + " 0 R] /ToUnicode "
            + characters
            + " 0 R >>");
  }

  private String widths() {
    StringBuilder out = new StringBuilder();
    for (int glyph : used.keySet()) {
      out.append(glyph).append(" [").append(Syntax.number(font.advance(glyph))).append("] ");
    }
    return out.toString();
  }

  /** From glyphs back to characters, a hundred a piece (Adobe Technical Note 5014). */
  private String characters() {
    StringBuilder out =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    int left = used.size();
    int row = 0;
    for (Map.Entry<Integer, Integer> glyph : used.entrySet()) {
      if (row % 100 == 0) {
        out.append(Math.min(100, left - row)).append(" beginbfchar\n");
      }
      byte[] octets = Character.toString(glyph.getValue()).getBytes(StandardCharsets.UTF_16BE);
      out.append('<').append(hex(glyph.getKey())).append("> <");
      out.append(HexFormat.of().withUpperCase().formatHex(octets)).append(">\n");
      row++;
      if (row % 100 == 0 || row == left) {
        out.append("endbfchar\n");
      }
    }
    return out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }

  private static String hex(int glyph) {
    return HexFormat.of().withUpperCase().toHexDigits((short) glyph);
  }
}
