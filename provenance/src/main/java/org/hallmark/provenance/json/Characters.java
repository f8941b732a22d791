package org.hallmark.provenance.json;

import java.util.HexFormat;
import java.util.Optional;

/** Which characters a text may hold, and a form of any text that is safe to show. */
public final class Characters {
  private static final int LONGEST_EXCERPT = 80;

  private Characters() {}

  /**
   * What RFC 7493 (I-JSON) section 2.1 forbids in a text: a surrogate without its partner, or a
   * noncharacter.
   */
  public static Optional<String> outsideIJson(String text) {
    return text.codePoints()
        .filter(c -> Character.getType(c) == Character.SURROGATE || isNoncharacter(c))
        .mapToObj(
            c -> (isNoncharacter(c) ? "the noncharacter " : "the lone surrogate ") + codePoint(c))
        .findFirst();
  }

  /**
   * A character that a reader cannot see, or that changes what he sees: a control other than tab
   * and line end, or a format character such as those that turn the direction of writing (Unicode
   * categories Cc and Cf).
   */
  public static Optional<String> invisible(String text) {
    return text.codePoints()
        .filter(c -> c != '\n' && c != '\t' && isInvisible(c))
        .mapToObj(c -> "the invisible character " + codePoint(c))
        .findFirst();
  }

  /** In quotes, cut to a length that fits a line, and {@link #visible}. */
  public static String excerpt(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST_EXCERPT) {
      return "'" + visible(text) + "'";
    }
    return "'" + visible(text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT))) + "…'";
  }

  /** With every character that is invisible, or none at all, written out as {@code <U+001B>}. */
  public static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isInvisible(c) || !Character.isDefined(c) || isNoncharacter(c)) {
                shown.append('<').append(codePoint(c)).append('>');
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isNoncharacter(int c) {
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
  }

  static String codePoint(int c) {
    return "U+" + HexFormat.of().withUpperCase().toHexDigits(c, c > 0xffff ? 6 : 4);
  }
}
