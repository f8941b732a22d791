package org.hallmark.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of an expression.
 *
 * @param type what it is
 * @param text its text, without quotes
 * @param column where it stands, from 1
 */
record Token(Type type, String text, int column) {

  /** The sorts of words. */
  enum Type {
    NUMBER,
    NAME,
    QUOTED_NAME,
    TEXT,
    SIGN,
    END
  }

  private static final int LONGEST = 4096;

  /** Sums lean to the left: this bounds how deep a term is. */
  private static final int MOST = 500;

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
              + "|`(?<quoted>[^`\\p{Cntrl}]+)`"
              + "|'(?<text>(?:[^'\\\\\\p{Cntrl}]|'')*)'"
              + "|(?<sign><=|>=|<>|!=|[-+*/%=<>(),\\[\\]])");

  static List<Token> all(String text) throws ExpressionException {
    if (text.length() > LONGEST) {
      throw new ExpressionException("an expression has at most " + LONGEST + " characters", 1);
    }
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = WORDS.matcher(text);
    int at = skipSpace(text, 0);
    while (at < text.length()) {
      if (text.startsWith("--", at)) {
        throw new ExpressionException("-- begins a comment in SQL; write - -", at + 1);
      }
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw new ExpressionException(
            "a column, number, text or sign is expected here, not "
                + Character.toString(text.codePointAt(at)),
            at + 1);
      }
      if (tokens.size() == MOST) {
        throw new ExpressionException("an expression has at most " + MOST + " words", at + 1);
      }
      tokens.add(of(matcher, at + 1));
      at = skipSpace(text, matcher.end());
    }
    tokens.add(new Token(Type.END, "the end", text.length() + 1));
    return tokens;
  }

  boolean is(String sign) {
    return type == Type.SIGN && text.equals(sign);
  }

  boolean isWord(String keyword) {
    return type == Type.NAME && text.equalsIgnoreCase(keyword);
  }

  private static Token of(Matcher matcher, int column) {
    if (matcher.group("number") != null) {
      return new Token(Type.NUMBER, matcher.group(), column);
    }
    if (matcher.group("name") != null) {
      return new Token(Type.NAME, matcher.group(), column);
    }
    if (matcher.group("quoted") != null) {
      return new Token(Type.QUOTED_NAME, matcher.group("quoted"), column);
    }
    if (matcher.group("text") != null) {
      return new Token(Type.TEXT, matcher.group("text").replace("''", "'"), column);
    }
    String sign = matcher.group();
    return new Token(Type.SIGN, sign.equals("!=") ? "<>" : sign, column);
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
