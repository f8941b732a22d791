package org.hallmark.reports.html;

import java.util.HexFormat;

/**
 * Text in which nothing acts without being seen: characters that control, reorder or hide text are
 * replaced by their code point in brackets, {@code ⟨U+202E⟩}. Tabs and line feeds become spaces.
 *
 * <p>The ranges are written out and not asked of {@link Character}, whose tables change from one
 * JDK to the next. They are the controls (C0, C1), the format characters that have no ink
 * (bidirectional controls of UAX #9, zero-width characters, soft hyphen, fillers, variation
 * selectors, interlinear annotation, tags), line and paragraph separators, surrogates without
 * partner, private use and noncharacters.
 */
public final class VisibleText {
  private static final int[][] UNSEEN = {
    {0x00, 0x1F},
    {0x7F, 0x9F},
    {0xAD, 0xAD},
    {0x34F, 0x34F},
    {0x600, 0x605},
    {0x61C, 0x61C},
    {0x6DD, 0x6DD},
    {0x70F, 0x70F},
    {0x890, 0x891},
    {0x8E2, 0x8E2},
    {0x115F, 0x1160},
    {0x17B4, 0x17B5},
    {0x180B, 0x180F},
    {0x200B, 0x200F},
    {0x2028, 0x202E},
    {0x2060, 0x206F},
    {0x3164, 0x3164},
    {0xD800, 0xDFFF},
    {0xE000, 0xF8FF},
    {0xFDD0, 0xFDEF},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB},
    {0xFFFE, 0xFFFF},
    {0x110BD, 0x110BD},
    {0x110CD, 0x110CD},
    {0x13430, 0x1343F},
    {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A},
    {0xE0000, 0x10FFFF},
  };

  private VisibleText() {}

  /** {@code text} with every unseen character named. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(point, out));
    return out.toString();
  }

  private static void append(int point, StringBuilder out) {
    if (point == '\n' || point == '\t') {
      out.append(' ');
    } else if (unseen(point)) {
      String hex = HexFormat.of().withUpperCase().toHexDigits(point);
      int digits = point > 0xFFFFF ? 6 : point > 0xFFFF ? 5 : 4;
      out.append("⟨U+").append(hex.substring(hex.length() - digits)).append('⟩');
    } else {
      out.appendCodePoint(point);
    }
  }

  private static boolean unseen(int point) {
    if ((point & 0xFFFE) == 0xFFFE) {
      return true;
    }
    for (int[] range : UNSEEN) {
      if (point <= range[1]) {
        return point >= range[0];
      }
    }
    return false;
  }
}
