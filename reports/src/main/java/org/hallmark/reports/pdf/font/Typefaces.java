package org.hallmark.reports.pdf.font;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.reports.pdf.file.Objects;

/**
 * The typefaces of one document: Roboto for words, DejaVu Sans Mono for what is read letter by
 * letter, and DejaVu Sans for the signs that these lack.
 *
 * <p>What none of them has, what is written from right to left and what needs its letters joined is
 * named by its code point, {@code ⟨U+05D0⟩}: a letter in the wrong place would be worse than its
 * name. So is a third mark on one letter, since a pile of them would cover other lines.
 */
public final class Typefaces {
  private static final int MOST_MARKS = 2;

  /** First and last characters of scripts that stand one after another from left to right. */
  private static final int[][] WRITTEN = {
    {0x20, 0x58F},
    {0x1D00, 0x1FFF},
    {0x2000, 0x2BFF},
    {0x2C60, 0x2C7F},
    {0xA720, 0xA7FF},
    {0xFB00, 0xFB06},
    {0xFFFD, 0xFFFD},
    {0x1D400, 0x1D7FF},
  };

  /** First and last characters that are set upon the one before them. */
  private static final int[][] MARKS = {
    {0x300, 0x36F}, {0x483, 0x489}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}
  };

  /** Fonts are read once: they never change. */
  private static final class Fonts {
    static final TrueType WORDS = TrueType.of("Roboto-Regular.ttf");
    static final TrueType HEAVY = TrueType.of("Roboto-Bold.ttf");
    static final TrueType CODE = TrueType.of("DejaVuSansMono.ttf");
    static final TrueType SIGNS = TrueType.of("DejaVuSans.ttf");
  }

  /** What text looks like. */
  public enum Face {
    REGULAR,
    BOLD,
    CODE
  }

  /** Characters in one typeface. */
  public record Piece(Typeface face, String characters) {
    /** The string that shows them. */
    public String shown() {
      return face.shown(characters);
    }
  }

  private final Typeface words = new Typeface("F1", "Roboto-Regular", Fonts.WORDS);
  private final Typeface heavy = new Typeface("F2", "Roboto-Bold", Fonts.HEAVY);
  private final Typeface code = new Typeface("F3", "DejaVuSansMono", Fonts.CODE);
  private final Typeface signs = new Typeface("F4", "DejaVuSans", Fonts.SIGNS);

  /** {@code text} with everything that cannot be shown by its name. */
  public String showable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int[] marks = {0};
    text.codePoints()
        .forEach(
            character -> {
              marks[0] = in(MARKS, character) ? marks[0] + 1 : 0;
              boolean shown = in(WRITTEN, character) && signs.has(character);
              if (shown && marks[0] <= MOST_MARKS) {
                out.appendCodePoint(character);
              } else {
                String hex = HexFormat.of().withUpperCase().toHexDigits(character);
                out.append("⟨U+").append(hex.substring(character > 0xFFFF ? 3 : 4)).append('⟩');
              }
            });
    return out.toString();
  }

  private static boolean in(int[][] ranges, int character) {
    for (int[] range : ranges) {
      if (character >= range[0] && character <= range[1]) {
        return true;
      }
    }
    return false;
  }

  /** Showable text cut where the typeface changes. */
  public List<Piece> pieces(Face face, String text) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    Typeface before = null;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      Typeface one = typeface(face, character);
      if (one != before && before != null) {
        pieces.add(new Piece(before, text.substring(start, at)));
        start = at;
      }
      before = one;
      at += Character.charCount(character);
    }
    if (before != null) {
      pieces.add(new Piece(before, text.substring(start)));
    }
    return pieces;
  }

  /** How wide showable text is at this size. */
  public double width(Face face, double size, String text) {
    double width = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      width += typeface(face, character).advance(character);
      at += Character.charCount(character);
    }
    return width * size / 1000;
  }

  private Typeface typeface(Face face, int character) {
    Typeface first =
        switch (face) {
          case REGULAR -> words;
          case BOLD -> heavy;
          case CODE -> code;
        };
    return first.has(character) ? first : signs;
  }

  /** Writes what was used; numbers by the names that content streams use. */
  public SortedMap<String, Integer> embed(Objects objects) {
    SortedMap<String, Integer> numbers = new TreeMap<>();
    for (Typeface face : List.of(words, heavy, code, signs)) {
      if (face.isUsed()) {
        numbers.put(face.resource(), face.embed(objects));
      }
    }
    return numbers;
  }
}
